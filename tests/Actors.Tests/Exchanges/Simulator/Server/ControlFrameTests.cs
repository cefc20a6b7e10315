using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Exchanges.Simulator.Server;

public sealed class ControlFrameTests
{
    [Theory]
    [InlineData("""{"method":"SUBSCRIBE","params":["btcusdt@aggTrade"],"id":1}""", """{"result":null,"id":1}""")]
    [InlineData("""{"method":"SUBSCRIBE","params":["btcusdt@kline_1m@+08:00"],"id":"a1f"}""", """{"result":null,"id":"a1f"}""")]
    [InlineData("""{"method":"SUBSCRIBE","params":["nosuch@trade"],"id":null}""", """{"result":null,"id":null}""")]
    [InlineData("""{"method":"UNSUBSCRIBE","params":["x@trade"],"id":9223372036854775807}""", """{"result":null,"id":9223372036854775807}""")]
    [InlineData("""{"method":"LIST_SUBSCRIPTIONS","id":-3}""", """{"result":["old@trade"],"id":-3}""")]
    [InlineData("""{"method":"GET_PROPERTY","params":["combined"],"id":2}""", """{"result":false,"id":2}""")]
    [InlineData("""{"method":"SET_PROPERTY","params":["combined",true],"id":5}""", """{"result":null,"id":5}""")]
    [InlineData("""{"method":"GET_PROPERTY","params":["colour"],"id":5}""", """{"code":0,"msg":"Unknown property","id":5}""")]
    [InlineData("""{"method":"SET_PROPERTY","params":["combined","yes"],"id":5}""", """{"code":1,"msg":"Invalid value type: expected Boolean","id":5}""")]
    public void Control_frames_are_answered(string frame, string answer) => Answer(frame).ShouldBe(answer);

    [Theory]
    [InlineData("nonsense", 3)]
    [InlineData("", 3)]
    [InlineData("[]", 2)]
    [InlineData("""{"id":1}""", 2)]
    [InlineData("""{"method":"DANCE","id":1}""", 2)]
    [InlineData("""{"method":7,"id":1}""", 2)]
    [InlineData("""{"method":"SUBSCRIBE","params":["a@trade"],"id":1.5}""", 2)]
    [InlineData("""{"method":"SUBSCRIBE","params":["a@trade"],"id":"this-id-is-far-too-long-to-be-one-of-ours"}""", 2)]
    [InlineData("""{"method":"SUBSCRIBE","params":"btcusdt@trade","id":1}""", 2)]
    [InlineData("""{"method":"SUBSCRIBE","params":[],"id":1}""", 2)]
    [InlineData("""{"method":"SUBSCRIBE","params":[7],"id":1}""", 1)]
    [InlineData("""{"method":"SUBSCRIBE","params":["!ticker@arr"],"id":1}""", 2)]
    [InlineData("""{"method":"SUBSCRIBE","params":["btcusdt@kline_7m"],"id":1}""", 2)]
    [InlineData("""{"method":"SET_PROPERTY","params":["combined",true,1],"id":1}""", 2)]
    [InlineData("""{"method":"SET_PROPERTY","params":[1,true],"id":1}""", 2)]
    [InlineData("""{"method":"LIST_SUBSCRIPTIONS","params":["x"],"id":1}""", 2)]
    public void Wrong_control_frames_are_answered_with_their_code(string frame, int code) =>
        Answer(frame).ShouldStartWith($$"""{"code":{{code}},"msg":""");

    static string Answer(string frame) =>
        System.Text.Encoding.UTF8.GetString(ControlFrames.Answer(System.Text.Encoding.UTF8.GetBytes(frame), new Connection())!);

    sealed class Connection : IControlled
    {
        public bool Combined { get; set; }
        public IReadOnlyList<string> Subscriptions => ["old@trade"];
        public bool Subscribe(IReadOnlyList<StreamName> streams) => true;

        public void Unsubscribe(IReadOnlyList<string> streams)
        {
            // Nothing was subscribed.
        }
    }
}

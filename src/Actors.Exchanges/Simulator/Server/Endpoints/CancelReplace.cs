namespace Actors.Exchanges.Simulator.Server;

/// <summary>Cancels one order and places another, and tells how far that went.</summary>
internal static class CancelReplace
{
    public static void Answer(Call call)
    {
        var p = call.Parameters;
        var stop = p.Require("cancelReplaceMode") switch
        {
            "STOP_ON_FAILURE" => true,
            "ALLOW_FAILURE" => false,
            _ => throw ApiException.Invalid("cancelReplaceMode"),
        };
        var cancelAnyway = p.Find("orderRateLimitExceededMode") switch
        {
            null or "DO_NOTHING" => false,
            "CANCEL_ONLY" => true,
            _ => throw ApiException.Invalid("orderRateLimitExceededMode"),
        };
        var order = OrderParameters.Single(call);
        var cancel = OrderEndpoints.Cancel(call, "cancelOrderId", "cancelOrigClientOrderId", "cancelNewClientOrderId");
        var response = OrderParameters.Response(p, order.Type);
        var limiter = call.Context.Limiter;
        try
        {
            limiter.AdmitOrders(call.Account.Name, 1);
        }
        catch (ApiException full) when (cancelAnyway)
        {
            CancelOnly(call, cancel, full, stop);
            return;
        }
        var exchange = call.Exchange;
        limiter.CountOrders(call.Account.Name, 1);
        var answer = exchange.CancelReplace(call.Account, cancel, order, stop, call.Now);
        // It counts even where the new order is not tried, but not where it is refused.
        if (answer.Value is not { PlaceRejection: null })
            limiter.CountOrders(call.Account.Name, -1);
        var result = Call.Ok(answer);
        if (result.Rejection is { } rejection)
            throw new ApiException(rejection.Code, rejection.Message, rejection.Code == -2021 ? 409 : 400)
            {
                Details = to => Write(to, result, response),
            };
        Write(call.To, result, response);
    }

    static void CancelOnly(Call call, CancelOrder cancel, ApiException full, bool stop)
    {
        var canceled = call.Exchange.Cancel(call.Account, cancel, call.Now);
        var refused = new Rejection(full.Code, full.Message);
        var result = new CancelReplaceResult(canceled.Value, canceled.Rejection, null, refused, NewNotAttempted: false);
        throw new ApiException(result.Rejection!.Code, result.Rejection.Message, stop ? 429 : canceled.IsOk ? 409 : 400)
        {
            Details = to => Write(to, result, ResponseType.Ack),
            RetryAt = full.RetryAt,
        };
    }

    static void Write(WireWriter to, CancelReplaceResult result, ResponseType response)
    {
        var json = to.Json;
        json.WriteStartObject();
        json.WriteString("cancelResult", result.CancelRejection is null ? "SUCCESS" : "FAILURE");
        json.WriteString("newOrderResult",
            result.NewNotAttempted ? "NOT_ATTEMPTED" : result.PlaceRejection is null ? "SUCCESS" : "FAILURE");
        json.WritePropertyName("cancelResponse");
        if (result.Canceled is { } canceled)
            OrderJson.Canceled(to, canceled);
        else
            Error(to, result.CancelRejection);
        json.WritePropertyName("newOrderResponse");
        if (result.Placed is { } placed)
            OrderJson.Placed(to, placed, response);
        else
            Error(to, result.NewNotAttempted ? null : result.PlaceRejection);
        json.WriteEndObject();
    }

    static void Error(WireWriter to, Rejection? rejection)
    {
        if (rejection is null)
        {
            to.Json.WriteNullValue();
            return;
        }
        to.Json.WriteStartObject();
        to.Json.WriteNumber("code", rejection.Code);
        to.Json.WriteString("msg", rejection.Message);
        to.Json.WriteEndObject();
    }
}

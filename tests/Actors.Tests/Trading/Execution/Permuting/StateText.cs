using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Actors.Domain;
using Actors.Runtime;
using Actors.Trading;
using Actors.Trading.Execution;

namespace Actors.Tests.Trading.Execution.Permuting;

/// <summary>
/// All that an execution actor carries from one message to the next, as text: two of the same text cannot be told apart by
/// what they do from then on. Times are as far from now as they are.
/// </summary>
static class StateText
{
    // No rule of execution tells apart what is longer ago than it waits for an answer.
    static readonly TimeSpan LongAgo = TimeSpan.FromSeconds(31);

    public static string Of(ExecutionActor actor, DateTimeOffset now)
    {
        var text = new StringBuilder();
        foreach (var field in typeof(ExecutionActor).GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        {
            if (!IsOfOutside(field.FieldType) && field.FieldType != typeof(string)) // its own name
                Write(field.GetValue(actor), now, text);
        }
        return text.ToString();
    }

    /// <summary>What is given to it from outside, and the same in all runs; and what nothing depends on.</summary>
    static bool IsOfOutside(Type type) =>
        typeof(Delegate).IsAssignableFrom(type) || typeof(IActorRef).IsAssignableFrom(type) || typeof(ITimerScheduler).IsAssignableFrom(type)
        || type == typeof(object) || type == typeof(ExecutionDeps) || type == typeof(LiveOptions)
        || type == typeof(NakedTimes); // it measures, and decides nothing

    static void Write(object? value, DateTimeOffset now, StringBuilder text)
    {
        switch (value)
        {
            case null:
                text.Append('-');
                break;
            case string or Enum or bool or Price or Quantity or Money or ClientOrderId or Symbol:
                text.Append(value);
                break;
            case DateTimeOffset at:
                text.Append(at - now > -LongAgo ? (at - now).Ticks : -LongAgo.Ticks);
                break;
            case IFormattable plain:
                text.Append(plain.ToString(null, CultureInfo.InvariantCulture));
                break;
            case IDictionary or ISet<string> or ISet<ClientOrderId>:
                WriteSorted((IEnumerable)value, now, text);
                break;
            case IEnumerable many:
                foreach (var one in many)
                    Write(one, now, text);
                break;
            default:
                WriteFields(value, now, text);
                break;
        }
        text.Append('|');
    }

    static void WriteSorted(IEnumerable unordered, DateTimeOffset now, StringBuilder text)
    {
        List<string> parts = [];
        foreach (var one in unordered)
        {
            var part = new StringBuilder();
            Write(one, now, part);
            parts.Add(part.ToString());
        }
        parts.Sort(StringComparer.Ordinal);
        text.AppendJoin(',', parts);
    }

    static void WriteFields(object value, DateTimeOffset now, StringBuilder text)
    {
        text.Append(value.GetType().Name).Append('{');
        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!IsOfOutside(field.FieldType))
                    Write(field.GetValue(value), now, text);
            }
        }
        text.Append('}');
    }
}

namespace Actors.Runtime.Hocon;

/// <summary>
/// Replaces substitutions by what they name. Lazy: a path is followed only as far as it leads, so objects may refer
/// to their own fields. A substitution sees final values; where that would come back to the very definition it stands
/// in, it sees the older definitions of that key. Every cell is evaluated once.
/// </summary>
sealed partial class Resolver
{
    readonly Func<string, string?> environment;
    readonly Cell root;
    readonly Origin rootOrigin;
    readonly Frames frames = new();
    readonly Func<Cell, Scope, ConfigValue?> complete;
    readonly Func<Cell, Scope, Form?> stack;
    long steps;

    Resolver(ConfigValue root, Func<string, string?> environment)
    {
        this.environment = environment;
        this.root = Literal(root, Scope.Empty);
        rootOrigin = root.Origin;
        complete = Complete;
        stack = (cell, scope) => Stack(cell, scope, withOptional: true);
    }

    public static ConfigValue Resolve(ConfigValue root, Func<string, string?> environment)
    {
        if (root.IsResolved)
            return root;
        try
        {
            var resolver = new Resolver(root, environment);
            return resolver.ValueOf(resolver.root, Scope.Empty)
                ?? throw new InvalidOperationException("a root is an object or a list");
        }
        catch (InsufficientExecutionStackException)
        {
            throw TooDeep(root.Origin);
        }
    }

    static Cell Literal(ConfigValue value, Scope captured) =>
        new([.. Merge.Parts(value).Select(v => new Part(v, null, captured))]);

    static ConfigException.LimitExceeded TooDeep(Origin at) =>
        new(at, $"values lead to one another through too many steps (the limit is {Limits.ResolveDepth}): shorten the chain or break the cycle");

    void Step(Origin at, int count = 1)
    {
        steps += count;
        if (steps > Limits.ResolveSteps)
            throw new ConfigException.LimitExceeded(
                at, $"substitutions are too entangled: more than {Limits.ResolveSteps} steps do not resolve them");
        if (frames.Depth >= Limits.ResolveDepth)
            throw TooDeep(at);
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
    }

    Origin OriginOf(Cell cell) => cell[0].Literal?.Origin ?? (cell[0].Link is { } link ? OriginOf(link) : rootOrigin);

    /// <summary>Evaluates a cell unless that is done or under way. False where it is under way: a cycle.</summary>
    bool Once<T>(Memo<T> memo, Cell cell, Scope scope, Func<Cell, Scope, T?> evaluate, out T? result)
        where T : class
    {
        if (memo.TryGet(scope, frames, out result))
            return true;
        if (memo.ActiveFrame(scope) is { } frame)
        {
            frames.LeanOn(frame);
            return false;
        }
        Step(OriginOf(cell));
        var outer = frames.Open();
        memo.Enter(scope, frames.Depth);
        ConfigException? problem = null;
        try
        {
            result = evaluate(cell, scope);
        }
        catch (ConfigException e) when (e is not ConfigException.LimitExceeded)
        {
            problem = e;
        }
        memo.Leave(result, problem, scope, frames.Close(outer));
        return problem is null ? true : throw problem;
    }

    /// <summary>The whole value; null where it is undefined.</summary>
    ConfigValue? ValueOf(Cell cell, Scope scope)
    {
        if (cell is { Count: 1 } && cell[0].Literal is { IsResolved: true } written)
            return written;
        if (!Once(cell.Value, cell, scope, complete, out var value))
            throw Circular(OriginOf(cell), "this value");
        return value is not { Size: > Limits.ResolvedSize } ? value : throw new ConfigException.LimitExceeded(
            value.Origin, $"the resolved value is larger than {Limits.ResolvedSize} values and characters");
    }

    /// <summary>What the cell is, its fields and items left alone; null where it is undefined.</summary>
    Form? FormOf(Cell cell, Scope scope) => Once(cell.Form, cell, scope, stack, out var form) ? form : Form.Cycle;

    /// <summary>An optional substitution that leads back to the value itself counts as undefined.</summary>
    ConfigValue? Complete(Cell cell, Scope scope)
    {
        try
        {
            return Complete(FormOf(cell, scope), cell, scope);
        }
        catch (ConfigException.UnresolvedSubstitution e) when (e.IsCycle && cell.HasOptional)
        {
            return Complete(Stack(cell, scope, withOptional: false), cell, scope);
        }
    }

    ConfigValue? Complete(Form? form, Cell cell, Scope scope)
    {
        switch (form)
        {
            case null:
                return null;
            case Form.Scalar scalar:
                return scalar.Value;
            case Form.Fields fields:
                var values = new OrderedDictionary<string, ConfigValue>(fields.Cells.Count, StringComparer.Ordinal);
                foreach (var (key, field) in fields.Cells)
                {
                    if (ValueOf(field.Cell, scope) is { } value)
                        values.Add(key, value);
                }
                return new ConfigObject(fields.Origin, values);
            case Form.Items items:
                return new ConfigList(items.Origin,
                    [.. items.Cells.Cells().Select(item => ValueOf(item, scope)).OfType<ConfigValue>()]);
            default:
                throw Circular(OriginOf(cell), "this value");
        }
    }

    static ConfigException.UnresolvedSubstitution Circular(Origin at, string expression) =>
        new(at, expression, "it leads back to itself, a cycle of substitutions", isCycle: true);

    /// <summary>Evaluates the definitions from the newest on, as far as they show through.</summary>
    Form? Stack(Cell cell, Scope scope, bool withOptional)
    {
        var merge = new FieldMerge();
        for (var i = 0; i < cell.Count && !merge.HidesRest; i++)
        {
            var part = cell[i];
            if (part.IsOptional && !withOptional)
                continue;
            var seen = scope.With(part.Captured);
            var isOldest = i == cell.Count - 1;
            if (part.IsLookingBack && !isOldest)
                seen = seen.With(cell.Whole, cell.Skipped + i + 1, frames.Depth);
            var form = part.Link is { } link ? Linked(FormOf(link, seen))
                : Evaluate(part.Literal!, seen, part.IsLookingBack && !isOldest ? CapturedBy(cell, i, part) : part.Captured);
            switch (form)
            {
                case null:
                    break;
                case Form.Fields fields:
                    merge.Under(fields);
                    merge.HidesRest = part.Literal is ConfigObject { HidesFallbacks: true };
                    break;
                case var other when other == Form.Cycle || merge.IsEmpty:
                    return other;
                default:
                    merge.HidesRest = true;
                    break;
            }
        }
        Step(OriginOf(cell), merge.Cost);
        return merge.Result;
    }

    static Form? Linked(Form? form) => form is Form.Fields fields ? fields.Linked : form;

    static Scope CapturedBy(Cell cell, int index, Part part) =>
        part.Captured.With(cell.Whole, cell.Skipped + index + 1, Scope.Always);
}

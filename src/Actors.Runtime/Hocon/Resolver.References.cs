namespace Actors.Runtime.Hocon;

sealed partial class Resolver
{
    Form? Evaluate(ConfigValue value, Scope scope, Scope captured) => value switch
    {
        ConfigObject o => FieldMerge.Own(o.Origin, o.Fields.Select(f => (f.Key, Literal(f.Value, captured)))),
        ConfigList l => new Form.Items(l.Origin, new Rope([.. l.Items.Select(item => Literal(item, captured))])),
        Substitution s => Follow(s, scope),
        Concatenation c => Join(c, scope, captured),
        _ => new Form.Scalar(value),
    };

    Form? Follow(Substitution substitution, Scope scope)
    {
        var found = Lookup(substitution.Path, scope);
        if (found is null && substitution.PrefixLength > 0)
            found = Lookup(substitution.Path.Skip(substitution.PrefixLength), scope);
        if (found is null)
        {
            var name = string.Join('.', substitution.Path.Skip(substitution.PrefixLength).Keys);
            if (environment(name) is { } text)
                return new Form.Scalar(new ConfigString(new Origin($"environment variable {name}"), text));
            return substitution.IsOptional ? null : throw new ConfigException.UnresolvedSubstitution(
                substitution.Origin, substitution.Expression, $"no such path, and no environment variable ‘{name}’");
        }
        if (found != Form.Cycle)
            return Linked(found);
        return substitution.IsOptional ? null : throw Circular(substitution.Origin, substitution.Expression);
    }

    Form? Lookup(HoconPath path, Scope scope)
    {
        var form = FormOf(root, scope);
        foreach (var key in path.Keys)
        {
            if (form is not Form.Fields fields)
                return form == Form.Cycle ? form : null;
            if (!fields.Cells.TryGetValue(key, out var field))
                return null;
            var visible = scope.View(field.Cell, out var frame);
            frames.LeanOn(frame);
            if (visible.Skipped > 0)
                OldestFirst(visible, scope);
            form = FormOf(visible, scope);
        }
        return form;
    }

    Form? Join(Concatenation concatenation, Scope scope, Scope captured)
    {
        var forms = new List<(ConfigValue Piece, Form Form)>(concatenation.Pieces.Count);
        foreach (var piece in concatenation.Pieces)
        {
            if (Evaluate(piece, scope, captured) is { } form)
                forms.Add((piece, form));
        }
        Step(concatenation.Origin, forms.Sum(static f => f.Form is Form.Fields fields ? fields.Cells.Count : 1));
        return FormJoin.Of(concatenation.Origin, forms);
    }

    /// <summary>
    /// A key appended to a thousand times is a chain of look-backs. Taking it from its old end in strides keeps
    /// the recursion short.
    /// </summary>
    void OldestFirst(Cell tail, Scope scope)
    {
        const int Stride = 16;
        if (tail.Count <= Stride || tail.Tail(tail.Skipped + Stride).Form.IsFinal)
            return;
        for (var skip = tail.Skipped + ((tail.Count - 1) / Stride * Stride); skip > tail.Skipped; skip -= Stride)
        {
            Step(OriginOf(tail));
            try
            {
                FormOf(tail.Tail(skip), scope.With(tail.Whole, skip, frames.Depth));
            }
            catch (ConfigException e) when (e is not ConfigException.LimitExceeded)
            {
                // It may be hidden. Whoever needs it meets the same problem again.
            }
        }
    }
}

namespace Actors.Runtime.Hocon;

/// <summary>Joins the evaluated pieces of a concatenation.</summary>
static class FormJoin
{
    public static Form? Of(Origin origin, List<(ConfigValue Piece, Form Form)> forms)
    {
        if (forms.Exists(static f => f.Form is not Form.Scalar))
            forms.RemoveAll(static f => f.Form is Form.Scalar { Value: ConfigString { IsSpace: true } });
        if (forms.Count < 2)
            return forms.Count == 0 ? null : Alone(forms[0].Form);
        if (forms.TrueForAll(static f => f.Form is Form.Scalar))
            return Text(origin, forms);
        if (forms.TrueForAll(static f => f.Form is Form.Fields))
            return Objects(forms);
        if (forms.Exists(static f => f.Form is Form.Items))
            return Lists(origin, forms);
        throw Mixture(forms);
    }

    static Form Alone(Form form) => form is Form.Scalar { Value: ConfigString { IsSpace: true } space }
        ? new Form.Scalar(space with { IsSpace = false }) : form;

    static Form.Scalar Text(Origin origin, List<(ConfigValue Piece, Form Form)> forms)
    {
        var pieces = forms.ConvertAll(static f => ((Form.Scalar)f.Form).Value);
        if (pieces.Sum(static p => p.Size) > Limits.ResolvedSize)
            throw new ConfigException.LimitExceeded(
                origin, $"the concatenated text is longer than {Limits.ResolvedSize} characters");
        return new Form.Scalar(Concatenate.Text(origin, pieces));
    }

    static Form.Fields? Objects(List<(ConfigValue Piece, Form Form)> forms)
    {
        var merge = new FieldMerge();
        for (var i = forms.Count - 1; i >= 0; i--)
            merge.Under((Form.Fields)forms[i].Form);
        return merge.Result;
    }

    /// <summary>Beside a list, an object with numbers for keys is a list.</summary>
    static Form.Items Lists(Origin origin, List<(ConfigValue Piece, Form Form)> forms)
    {
        Rope? joined = null;
        foreach (var (_, form) in forms)
        {
            var rope = form switch
            {
                Form.Items items => items.Cells,
                Form.Fields fields when NumberedKeys.Order(fields.Cells.Keys) is { Count: > 0 } keys =>
                    new Rope([.. keys.Select(k => fields.Cells[k].Cell)]),
                _ => throw Mixture(forms),
            };
            joined = joined is null ? rope : new Rope(joined, rope);
        }
        if (joined is { Count: > Limits.ResolvedSize })
            throw new ConfigException.LimitExceeded(
                origin, $"the concatenated list is longer than {Limits.ResolvedSize} elements");
        return new Form.Items(origin, joined!);
    }

    static ConfigException.WrongType Mixture(List<(ConfigValue Piece, Form Form)> forms)
    {
        var other = forms.FindIndex(f => f.Form.GetType() != forms[0].Form.GetType());
        return Concatenate.Mixture(forms[other].Piece.Origin, Name(forms[0].Form), Name(forms[other].Form));
    }

    static string Name(Form form) => form switch
    {
        Form.Fields => "an object",
        Form.Items => "a list",
        Form.Scalar scalar => TypeName.Of(scalar.Value),
        _ => "a value",
    };
}

using System.Text;

namespace Actors.Runtime.Hocon;

sealed class RenderWriter(bool maskSecrets, bool keepsHiding, bool withOrigins, string? indent)
{
    readonly StringBuilder to = new();

    public override string ToString() => to.ToString();

    public void Write(ConfigValue value, bool isSecret, int depth)
    {
        switch (value)
        {
            case ConfigObject { Fields.Count: 0 }:
                to.Append("{}");
                break;
            case ConfigObject o when indent is null:
                to.Append('{');
                WriteFields(o, isSecret, depth);
                to.Append('}');
                break;
            case ConfigObject o:
                to.Append("{\n");
                WriteFields(o, isSecret, depth + 1);
                Indent(depth).Append('}');
                break;
            case ConfigList list:
                WriteItems(list, isSecret, depth);
                break;
            case ConfigNull:
                to.Append("null");
                break;
            case ConfigString { Value: "" }:
                to.Append("\"\"");
                break;
            case Concatenation concatenation:
                foreach (var piece in concatenation.Pieces)
                    Write(piece, isSecret, depth);
                break;
            case Substitution substitution:
                to.Append(substitution.IsOptional ? "${?" : "${").Append(substitution.Path).Append('}');
                break;
            default:
                WriteScalar(value, isSecret);
                break;
        }
    }

    public void WriteFields(ConfigObject value, bool isSecret, int depth)
    {
        var isFirst = true;
        foreach (var (key, field) in value.Fields)
        {
            var secret = isSecret || (maskSecrets && SecretKeys.IsSecret(key));
            foreach (var definition in Definitions(field))
            {
                if (!isFirst && indent is null)
                    to.Append(',');
                isFirst = false;
                WriteKey(key, definition is ConfigObject { Fields.Count: > 0 }, depth);
                Write(definition, secret, depth);
                if (withOrigins && definition is not ConfigObject { Fields.Count: > 0 })
                    to.Append("  # ").Append(definition.Origin.ToString().ReplaceLineEndings(" "));
                if (indent is not null)
                    to.Append('\n');
            }
        }
    }

    /// <summary>Oldest first. An object that hides older ones is written after a null, which has the same effect.</summary>
    IEnumerable<ConfigValue> Definitions(ConfigValue field)
    {
        foreach (var definition in Merge.Parts(field).Reverse())
        {
            if (keepsHiding && definition is ConfigObject { HidesFallbacks: true })
                yield return new ConfigNull(definition.Origin);
            yield return definition;
        }
    }

    void WriteKey(string key, bool isObject, int depth)
    {
        if (indent is null)
        {
            JsonText.Append(to, key);
            to.Append(':');
            return;
        }
        Indent(depth).Append(HoconPath.Quote(key)).Append(isObject ? " " : " = ");
    }

    void WriteItems(ConfigList list, bool isSecret, int depth)
    {
        var onLines = indent is not null && list.Items.Any(static i => i is ConfigObject { Fields.Count: > 0 });
        to.Append('[');
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (onLines)
                Indent(depth + 1, newLine: true);
            else if (i > 0)
                to.Append(indent is null ? "," : ", ");
            Write(list.Items[i], isSecret, depth + 1);
        }
        if (onLines)
            Indent(depth, newLine: true);
        to.Append(']');
    }

    void WriteScalar(ConfigValue value, bool isSecret)
    {
        if (isSecret)
            to.Append('"').Append(SecretKeys.Mask).Append('"');
        else if (value is ConfigString { IsSpace: true } space)
            to.Append(space.Value);
        else if (value is ConfigString s)
            JsonText.Append(to, s.Value);
        else if (value is ConfigNumber n)
            to.Append(indent is null ? NumberText.ToJson(n.Text) : n.Text);
        else
            to.Append(value is ConfigBoolean { Value: true } ? "true" : "false");
    }

    StringBuilder Indent(int depth, bool newLine = false)
    {
        if (newLine)
            to.Append('\n');
        for (var i = 0; i < depth; i++)
            to.Append(indent);
        return to;
    }
}

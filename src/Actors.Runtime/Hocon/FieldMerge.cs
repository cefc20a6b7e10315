namespace Actors.Runtime.Hocon;

/// <summary>Merges evaluated objects key by key without evaluating their fields.</summary>
sealed class FieldMerge
{
    readonly List<Form.Fields> objects = [];

    public void Under(Form.Fields older) => objects.Add(older);

    public bool IsEmpty => objects.Count == 0;

    /// <summary>Whether older definitions no longer count.</summary>
    public bool HidesRest { get; set; }

    /// <summary>How many fields a merge goes through.</summary>
    public int Cost => objects.Count < 2 ? 0 : objects.Sum(static o => o.Cells.Count);

    /// <summary>Null when there was no object at all.</summary>
    public Form.Fields? Result
    {
        get
        {
            if (objects.Count < 2)
                return objects.FirstOrDefault();
            var parts = new OrderedDictionary<string, List<Field>>(StringComparer.Ordinal);
            for (var i = objects.Count - 1; i >= 0; i--)
            {
                foreach (var (key, cell) in objects[i].Cells)
                {
                    if (!parts.TryGetValue(key, out var stack))
                        parts.Add(key, stack = []);
                    stack.Add(cell);
                }
            }
            var merged = new OrderedDictionary<string, Field>(parts.Count, StringComparer.Ordinal);
            foreach (var (key, stack) in parts)
                merged.Add(key, Merged(stack));
            return new Form.Fields(objects[0].Origin, merged);
        }
    }

    /// <summary>Fields written in the object itself: a merge takes over their definitions.</summary>
    public static Form.Fields Own(Origin origin, IEnumerable<(string Key, Cell Cell)> fields)
    {
        var cells = new OrderedDictionary<string, Field>(StringComparer.Ordinal);
        foreach (var (key, cell) in fields)
            cells.Add(key, new Field(cell, cell.Parts.ToArray()));
        return new Form.Fields(origin, cells);
    }

    static Field Merged(List<Field> stack)
    {
        if (stack.Count == 1 || stack.All(f => ReferenceEquals(f.Cell, stack[0].Cell)))
            return stack[0];
        stack.Reverse();
        Part[] parts = [.. stack.SelectMany(static f => f.Parts)];
        return new Field(new Cell(parts), parts);
    }
}

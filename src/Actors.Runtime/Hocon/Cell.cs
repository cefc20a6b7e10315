namespace Actors.Runtime.Hocon;

/// <summary>One definition of a key: written out, or whatever another cell turns out to be.</summary>
/// <param name="Captured">What the definition must see instead of final values: set inside a concatenation.</param>
readonly record struct Part(ConfigValue? Literal, Cell? Link, Scope Captured)
{
    public bool IsLookingBack => Link is not null || Literal is Unresolved;

    public bool IsOptional => Literal is Substitution { IsOptional: true };
}

/// <summary>
/// A key in the tree being resolved, with all its definitions, newest first. Evaluated when it is first needed and
/// then never again.
/// </summary>
sealed class Cell
{
    readonly Part[] parts;
    readonly Cell whole;
    readonly int skipped;
    Cell?[]? tails;

    public Cell(params Part[] parts)
    {
        this.parts = parts;
        whole = this;
    }

    Cell(Cell whole, int skipped)
    {
        parts = whole.parts;
        this.whole = whole;
        this.skipped = skipped;
    }

    /// <summary>The cell with all definitions, of which this one may be the older rest.</summary>
    public Cell Whole => whole;

    public int Count => parts.Length - skipped;

    /// <summary>How many newer definitions are left out.</summary>
    public int Skipped => skipped;

    public Part this[int index] => parts[skipped + index];

    public ReadOnlySpan<Part> Parts => parts.AsSpan(skipped);

    public bool HasOptional => Array.Exists(parts, static p => p.IsOptional);

    /// <summary>The same key without its newest definitions: what a self-reference looks back at.</summary>
    public Cell Tail(int skip)
    {
        whole.tails ??= new Cell?[parts.Length];
        return whole.tails[skip] ??= new Cell(whole, skip);
    }

    public Memo<Form> Form { get; } = new();

    public Memo<ConfigValue> Value { get; } = new();
}

/// <summary>What a cell looks like from outside; its fields and items are cells that are not evaluated yet.</summary>
abstract record Form
{
    /// <summary>Evaluation came back to itself.</summary>
    public static readonly Form Cycle = new Circle();

    public sealed record Scalar(ConfigValue Value) : Form;

    public sealed record Fields(Origin Origin, OrderedDictionary<string, Field> Cells) : Form
    {
        Fields? linked;

        /// <summary>The same fields as another key sees them through a substitution: with their own look-back.</summary>
        public Fields Linked
        {
            get
            {
                if (linked is not null)
                    return linked;
                var cells = new OrderedDictionary<string, Field>(Cells.Count, StringComparer.Ordinal);
                foreach (var (key, (cell, _)) in Cells)
                    cells.Add(key, new Field(cell, [new Part(null, cell, Scope.Empty)]));
                return linked = new Fields(Origin, cells);
            }
        }
    }

    public sealed record Items(Origin Origin, Rope Cells) : Form;

    sealed record Circle : Form;
}

/// <summary>A field of an evaluated object.</summary>
/// <param name="Parts">What a further merge takes over: the definitions, or a link where they belong to another key.</param>
readonly record struct Field(Cell Cell, Part[] Parts);

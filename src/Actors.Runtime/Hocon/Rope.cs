namespace Actors.Runtime.Hocon;

/// <summary>Items of a list that is appended to many times without copying.</summary>
sealed class Rope
{
    readonly Cell[]? leaf;
    readonly Rope? left;
    readonly Rope? right;

    public Rope(Cell[] leaf)
    {
        this.leaf = leaf;
        Count = leaf.Length;
    }

    public Rope(Rope left, Rope right)
    {
        this.left = left;
        this.right = right;
        Count = left.Count + right.Count;
    }

    public long Count { get; }

    public IEnumerable<Cell> Cells()
    {
        var open = new Stack<Rope>([this]);
        while (open.TryPop(out var rope))
        {
            if (rope.right is not null)
                open.Push(rope.right);
            if (rope.left is not null)
                open.Push(rope.left);
            foreach (var cell in rope.leaf ?? [])
                yield return cell;
        }
    }
}

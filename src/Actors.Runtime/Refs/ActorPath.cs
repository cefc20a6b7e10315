using System.Text;

namespace Actors.Runtime;

/// <summary>The place of an actor: the address of its system, the names down the tree, and the uid of its incarnation in that place.</summary>
/// <remarks>Two paths are equal where address and names are; the uid tells apart two actors that had one name in turn.</remarks>
public sealed class ActorPath : IEquatable<ActorPath>, IComparable<ActorPath>
{
    readonly Address? address;

    ActorPath(Address? address, ActorPath? parent, string name, long uid)
    {
        this.address = address;
        Parent = parent ?? this;
        Name = name;
        Uid = uid;
    }

    /// <summary>The last name of the path; empty for the root.</summary>
    public string Name { get; }

    /// <summary>The path one level up; the root is its own parent.</summary>
    public ActorPath Parent { get; }

    /// <summary>Tells apart actors that had the same names one after the other; 0 where unknown.</summary>
    public long Uid { get; }

    /// <summary>The address of the system.</summary>
    public Address Address => address ?? Parent.Address;

    /// <summary>The names from the root down.</summary>
    public IReadOnlyList<string> Elements
    {
        get
        {
            var names = new List<string>();
            for (var at = this; at.address is null; at = at.Parent)
                names.Add(at.Name);
            names.Reverse();
            return names;
        }
    }

    internal bool IsRoot => address is not null;

    internal static ActorPath Root(Address address) => new(address, parent: null, "", 0);

    /// <summary>The path of a child.</summary>
    public static ActorPath operator /(ActorPath path, string name) => path.Child(name, 0);

    internal ActorPath Child(string name, long uid) => new(address: null, this, name, uid);

    /// <summary>Whether a name may stand in a path: letters, digits and <c>-_.*$+:@&amp;=,!~';%</c>, not beginning with <c>$</c>.</summary>
    public static bool IsValidPathElement(string name)
    {
        if (string.IsNullOrEmpty(name) || name[0] == '$')
            return false;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !"-_.*$+:@&=,!~';%".Contains(c, StringComparison.Ordinal))
                return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(ActorPath? other)
    {
        for (var (a, b) = (this, other); ; (a, b) = (a.Parent, b.Parent))
        {
            if (ReferenceEquals(a, b))
                return true;
            if (b is null || a.IsRoot != b.IsRoot || !string.Equals(a.Name, b.Name, StringComparison.Ordinal))
                return false;
            if (a.IsRoot)
                return a.Address.Equals(b.Address);
        }
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ActorPath);

    /// <inheritdoc/>
    public override int GetHashCode() => IsRoot ? Address.GetHashCode() : HashCode.Combine(Parent.GetHashCode(), Name);

    /// <inheritdoc/>
    public int CompareTo(ActorPath? other) => other is null ? 1 : string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>The names without the address: <c>/user/risk</c>.</summary>
    public string ToStringWithoutAddress()
    {
        if (IsRoot)
            return "/";
        var text = new StringBuilder();
        Append(text);
        return text.ToString();
    }

    /// <summary>The whole path: <c>akka://trading/user/risk</c>.</summary>
    public override string ToString() => Address + ToStringWithoutAddress();

    void Append(StringBuilder text)
    {
        if (IsRoot)
            return;
        Parent.Append(text);
        text.Append('/').Append(Name);
    }
}

/// <summary>Where an actor system is reached: protocol, name of the system, and host and port where it has them.</summary>
public sealed record Address(string Protocol, string System, string? Host = null, int? Port = null)
{
    /// <summary>As in <c>akka://trading</c> or <c>akka.tcp://trading@host:4053</c>.</summary>
    public override string ToString() => Host is null ? $"{Protocol}://{System}" : $"{Protocol}://{System}@{Host}:{Port}";
}

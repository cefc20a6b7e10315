namespace Actors.Exchanges.Simulator.Server;

/// <summary>Counts requests by address and orders by account, and refuses what is over the limits.</summary>
internal sealed class RateLimiter(LimitOptions options, Func<DateTimeOffset> clock)
{
    static readonly TimeSpan LongestBan = TimeSpan.FromDays(3);

    readonly Lock gate = new();
    readonly Dictionary<string, Address> addresses = new(StringComparer.Ordinal);
    readonly Dictionary<string, OrderCount> accounts = new(StringComparer.Ordinal);

    /// <summary>Told of every address that is banned. It must not ask the limiter anything.</summary>
    public Action<string>? Banning { get; set; }

    /// <summary>Books the weight of a request that has just come.</summary>
    /// <exception cref="ApiException">429 or 418.</exception>
    public void Admit(string ip, int weight, bool rest)
    {
        lock (gate)
        {
            var now = clock();
            var address = Of(ip);
            Banned(address, now);
            if (options.Enforced)
            {
                if (address.Weight.At(now) + weight > options.WeightPerMinute)
                    Refuse(address, now, address.Weight.End(now),
                        $"Too much request weight used; current limit is {options.WeightPerMinute} request weight per 1 MINUTE. "
                        + "Please use WebSocket Streams for live updates to avoid polling the API.");
                if (rest && address.Requests.At(now) + 1 > options.RequestsPerFiveMinutes)
                    Refuse(address, now, address.Requests.End(now),
                        $"Too many requests; current limit is {options.RequestsPerFiveMinutes} requests per 5 MINUTE.");
            }
            address.Weight.Add(now, weight);
            if (rest)
                address.Requests.Add(now, 1);
        }
    }

    /// <summary>
    /// Books a request that is wrong before anybody knows what it costs, which is 1 then. What the limits say goes
    /// before what is wrong with it.
    /// </summary>
    /// <returns>What it is answered.</returns>
    public ApiException AdmitWrong(string ip, ApiException error, bool rest)
    {
        try
        {
            Admit(ip, 1, rest);
            return error;
        }
        catch (ApiException limit)
        {
            return limit;
        }
    }

    public bool IsBanned(string ip)
    {
        lock (gate)
            return clock() < Of(ip).BannedUntil;
    }

    /// <summary>Gives back the weight of a trading request that succeeded.</summary>
    public void Free(string ip, int weight)
    {
        lock (gate)
            Of(ip).Weight.Add(clock(), -weight);
    }

    /// <summary>A WebSocket connection is being opened.</summary>
    /// <exception cref="ApiException">429 or 418.</exception>
    public void Connect(string ip)
    {
        lock (gate)
        {
            var now = clock();
            var address = Of(ip);
            Banned(address, now);
            if (options.Enforced && address.Connections.At(now) + 1 > options.ConnectionsPerFiveMinutes)
                throw new ApiException(-1034,
                    $"Too many connection attempts from IP; current limit is {options.ConnectionsPerFiveMinutes} per '5 MINUTE'.", 429)
                {
                    RetryAt = address.Connections.End(now),
                };
            address.Connections.Add(now, 1);
        }
    }

    /// <summary>Bars an address, as a storm of 418 does.</summary>
    public void Ban(string ip, DateTimeOffset until)
    {
        lock (gate)
            Ban(Of(ip), until);
    }

    /// <summary>Whether an account may place <paramref name="count"/> more orders.</summary>
    /// <exception cref="ApiException">429, -1015.</exception>
    public void AdmitOrders(string account, int count)
    {
        lock (gate)
        {
            var now = clock();
            var orders = Orders(account);
            if (!options.Enforced)
                return;
            if (orders.Day.At(now) + count > options.OrdersPerDay)
                throw TooMany(options.OrdersPerDay, "1 DAY", orders.Day.End(now));
            if (orders.TenSeconds.At(now) + count > options.OrdersPerTenSeconds)
                throw TooMany(options.OrdersPerTenSeconds, "10 SECOND", orders.TenSeconds.End(now));
        }
    }

    /// <summary>Orders were accepted (positive) or had their first fill (negative).</summary>
    public void CountOrders(string account, int count)
    {
        lock (gate)
        {
            var now = clock();
            var orders = Orders(account);
            orders.TenSeconds.Add(now, count);
            orders.Day.Add(now, count);
        }
    }

    public (int Weight, int TenSeconds, int Day) Counts(string ip, string? account)
    {
        lock (gate)
        {
            var now = clock();
            var weight = Of(ip).Weight.At(now);
            return account is null ? (weight, 0, 0)
                : (weight, Orders(account).TenSeconds.At(now), Orders(account).Day.At(now));
        }
    }

    static ApiException TooMany(int limit, string window, DateTimeOffset until) =>
        new(-1015, $"Too many new orders; current limit is {limit} orders per {window}.", 429) { RetryAt = until };

    void Refuse(Address address, DateTimeOffset now, DateTimeOffset until, string why)
    {
        if (++address.Refusals <= options.RefusalsBeforeBan)
            throw new ApiException(-1003, why, 429) { RetryAt = until };
        var length = options.FirstBan * Math.Pow(2, Math.Min(address.Bans++, 16));
        Ban(address, now + (length < LongestBan ? length : LongestBan));
        Banned(address, now);
    }

    void Ban(Address address, DateTimeOffset end)
    {
        address.Refusals = 0;
        address.BannedUntil = end;
        Banning?.Invoke(address.Ip);
    }

    static void Banned(Address address, DateTimeOffset now)
    {
        if (now < address.BannedUntil)
            throw new ApiException(-1003,
                $"Way too much request weight used; IP banned until {address.BannedUntil.ToUnixTimeMilliseconds()}. "
                + "Please use WebSocket Streams for live updates to avoid bans.", 418)
            {
                RetryAt = address.BannedUntil,
            };
    }

    Address Of(string ip) => addresses.TryGetValue(ip, out var known) ? known : addresses[ip] = new(ip);

    OrderCount Orders(string account) => accounts.TryGetValue(account, out var known) ? known : accounts[account] = new();

    sealed class Address(string ip)
    {
        public readonly string Ip = ip;
        public FixedWindow Weight = new(TimeSpan.FromMinutes(1));
        public FixedWindow Requests = new(TimeSpan.FromMinutes(5));
        public FixedWindow Connections = new(TimeSpan.FromMinutes(5));
        public int Refusals;
        public int Bans;
        public DateTimeOffset BannedUntil;
    }

    sealed class OrderCount
    {
        public FixedWindow TenSeconds = new(TimeSpan.FromSeconds(10));
        public FixedWindow Day = new(TimeSpan.FromDays(1));
    }
}

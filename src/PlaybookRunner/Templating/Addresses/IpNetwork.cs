using System.Numerics;

namespace PlaybookRunner.Templating.Addresses;

/// <summary>An IP address with the length of its network's prefix; a lone address is a network of one.</summary>
/// <param name="Address">The address as a number.</param>
/// <param name="Prefix">How many leading bits the network has.</param>
/// <param name="Version">4 or 6.</param>
internal readonly record struct IpNetwork(UInt128 Address, int Prefix, int Version)
{
    public int Bits => BitsOf(Version);

    public UInt128 HostMask => Prefix == 0 ? AllOnes(Version) : (UInt128.One << (Bits - Prefix)) - 1;

    public UInt128 First => Address & ~HostMask;

    public UInt128 Last => Address | HostMask;

    public BigInteger Size => (BigInteger)HostMask + 1;

    public bool IsLone => Prefix == Bits;

    public bool IsPair => Prefix == Bits - 1;

    /// <summary>The first address that a host may have: networks of one or two addresses have no network address of their own.</summary>
    public UInt128 FirstUsable => Prefix >= Bits - 1 ? First : First + 1;

    /// <summary>The last address that a host may have.</summary>
    public UInt128 LastUsable => Prefix >= Bits - 1 ? Last : Last - 1;

    public string Text => IpText.Write(Address, Version);

    public string NetworkText => IpText.Write(First, Version);

    public static int BitsOf(int version) => version == 4 ? 32 : 128;

    public static UInt128 AllOnes(int version) => version == 4 ? uint.MaxValue : UInt128.MaxValue;

    public static IpNetwork Lone(UInt128 address, int version) => new(address, BitsOf(version), version);

    public bool Contains(IpNetwork other) => Version == other.Version && Covers(other);

    /// <summary>Whether the other's numbers lie within this network's, whatever the versions.</summary>
    public bool Covers(IpNetwork other) => First <= other.First && other.Last <= Last;

    public override string ToString() => $"{Text}/{Prefix}";
}

using System.Globalization;
using System.Numerics;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Addresses;

/// <summary>An address or network as a filter was given it.</summary>
/// <param name="Network">What it means.</param>
/// <param name="IsNetwork">Whether it was written with a prefix.</param>
/// <param name="Written">How it was written; numbers in their usual form.</param>
internal readonly record struct AddressValue(IpNetwork Network, bool IsNetwork, string Written)
{
    /// <summary>Reads texts and numbers; a number counts as version 4 where it fits and 6 was not asked for.</summary>
    /// <param name="value">The value.</param>
    /// <param name="version">4 or 6 for that version alone; null for any.</param>
    /// <returns>The address; null if the value is none.</returns>
    public static AddressValue? Read(object? value, int? version)
    {
        var read = value switch
        {
            bool or null => null,
            long or BigInteger => OfNumber(Python.Str(value), null, version),
            _ => OfText(Python.Str(value), version),
        };
        return read is { } found && (version is null || found.Network.Version == version) ? read : null;
    }

    private static AddressValue? OfText(string text, int? version)
    {
        var parts = text.Split('/');
        if (parts[0].Length > 0 && parts[0].All(char.IsAsciiDigit) && parts.Length <= 2)
            return OfNumber(parts[0], parts.Length == 2 ? parts[1] : null, version);
        return IpText.TryReadNetwork(text, out var network) ? new AddressValue(network, parts.Length > 1, text) : null;
    }

    private static AddressValue? OfNumber(string digits, string? prefix, int? version)
    {
        var number = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        if (number.Sign < 0 || number > (BigInteger)UInt128.MaxValue)
            return null;
        var actual = number > uint.MaxValue || version == 6 ? 6 : 4;
        var length = IpNetwork.BitsOf(actual);
        if (prefix is not null && (!int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > IpNetwork.BitsOf(actual)))
            return null;
        var network = new IpNetwork((UInt128)number, length, actual);
        return new AddressValue(network, prefix is not null, network.ToString());
    }
}

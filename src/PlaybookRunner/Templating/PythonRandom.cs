using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating;

/// <summary>Python's <c>random.Random</c>: the Mersenne Twister MT19937, seeded as Python does, so that a seed gives the same choices as in Python.</summary>
internal sealed class PythonRandom
{
    private const int Size = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Size];
    private int _index = Size;

    public PythonRandom(params uint[] key)
    {
        Initialize(19650218);
        int i = 1, j = 0;
        for (var k = Math.Max(Size, key.Length); k > 0; k--)
        {
            _state[i] = (_state[i] ^ ((_state[i - 1] ^ (_state[i - 1] >> 30)) * 1664525u)) + key[j] + (uint)j;
            Next(ref i);
            j = (j + 1) % key.Length;
        }

        for (var k = Size - 1; k > 0; k--)
        {
            _state[i] = (_state[i] ^ ((_state[i - 1] ^ (_state[i - 1] >> 30)) * 1566083941u)) - (uint)i;
            Next(ref i);
        }

        _state[0] = 0x80000000u;
    }

    /// <summary>Seeds from a value as <c>random.Random(seed)</c> does: whole numbers by their size, text and bytes through SHA-512, other numbers by their hash.</summary>
    public static PythonRandom Seeded(object seed) => seed switch
    {
        long number => OfNumber(number),
        bool truth => OfNumber(truth ? 1 : 0),
        BigInteger number => OfNumber(number),
        string or Markup => OfBytes(Encoding.UTF8.GetBytes(Python.Str(seed))),
        byte[] bytes => OfBytes(bytes),
        double number => OfNumber(FloatHash(number)),
        _ => throw Arguments.TypeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray."),
    };

    /// <summary>A whole number from 0 to below a bound, as <c>_randbelow</c> draws it.</summary>
    public long Below(long bound)
    {
        var bits = 64 - BitOperations.LeadingZeroCount((ulong)bound);
        ulong drawn;
        do
            drawn = Bits(bits);
        while (drawn >= (ulong)bound);
        return (long)drawn;
    }

    /// <summary>As <see cref="Below(long)"/> for bounds beyond 64 bits.</summary>
    public BigInteger Below(BigInteger bound)
    {
        var bits = (int)bound.GetBitLength();
        BigInteger drawn;
        do
        {
            drawn = 0;
            for (var done = 0; done < bits; done += 32)
                drawn |= new BigInteger(Bits(Math.Min(32, bits - done))) << done;
        }
        while (drawn >= bound);
        return drawn;
    }

    private static PythonRandom OfNumber(BigInteger number)
    {
        var bytes = BigInteger.Abs(number).ToByteArray(isUnsigned: true);
        var words = new uint[Math.Max(1, (bytes.Length + 3) / 4)];
        for (var i = 0; i < bytes.Length; i++)
            words[i / 4] |= (uint)bytes[i] << (8 * (i % 4));
        return new PythonRandom(words);
    }

    private static PythonRandom OfBytes(byte[] bytes) =>
        OfNumber(new BigInteger([.. bytes, .. SHA512.HashData(bytes)], isUnsigned: true, isBigEndian: true));

    // hash(float): the value modulo the Mersenne prime 2^61 - 1.
    private static BigInteger FloatHash(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(Math.Abs(value));
        var exponent = (int)(bits >> 52) - 1075;
        BigInteger mantissa = (bits & 0xFFFFFFFFFFFFF) | 0x10000000000000;
        var prime = BigInteger.Pow(2, 61) - 1;
        var power = BigInteger.ModPow(2, ((exponent % 61) + 61) % 61, prime);
        var hash = value == 0 ? 0 : mantissa * power % prime;
        // Python takes a negative hash as an unsigned machine word.
        return value < 0 ? BigInteger.Pow(2, 64) - hash : hash;
    }

    private void Initialize(uint seed)
    {
        _state[0] = seed;
        for (var i = 1; i < Size; i++)
            _state[i] = (1812433253u * (_state[i - 1] ^ (_state[i - 1] >> 30))) + (uint)i;
    }

    private void Next(ref int i)
    {
        if (++i < Size)
            return;
        _state[0] = _state[Size - 1];
        i = 1;
    }

    private ulong Bits(int count)
    {
        if (count <= 32)
            return Draw() >> (32 - count);
        ulong low = Draw();
        return low | ((ulong)(Draw() >> (64 - count)) << 32);
    }

    private uint Draw()
    {
        if (_index == Size)
            Twist();
        var y = _state[_index++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        return y ^ (y >> 18);
    }

    private void Twist()
    {
        for (var i = 0; i < Size; i++)
        {
            var y = (_state[i] & 0x80000000u) | (_state[(i + 1) % Size] & 0x7fffffffu);
            _state[i] = _state[(i + Middle) % Size] ^ (y >> 1) ^ ((y & 1) * 0x9908b0dfu);
        }

        _index = 0;
    }
}

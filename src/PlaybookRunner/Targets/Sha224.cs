using System.Buffers.Binary;
using System.Numerics;

namespace PlaybookRunner.Targets;

/// <summary>SHA-224 (FIPS 180-4), which .NET lacks: SHA-256 with other starting values and a shorter result.</summary>
internal static class Sha224
{
    private static ReadOnlySpan<uint> RoundConstants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    public static byte[] HashData(Stream content)
    {
        Span<uint> state =
            [0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4];
        Span<byte> block = stackalloc byte[128];
        long length = 0;
        int count;
        while ((count = content.ReadAtLeast(block[..64], 64, throwOnEndOfStream: false)) == 64)
        {
            length += count;
            Mix(state, block[..64]);
        }

        length += count;
        var padded = count < 56 ? 64 : 128;
        block[count..].Clear();
        block[count] = 0x80;
        BinaryPrimitives.WriteInt64BigEndian(block[(padded - 8)..], length * 8);
        for (var offset = 0; offset < padded; offset += 64)
        {
            Mix(state, block.Slice(offset, 64));
        }

        var digest = new byte[28];
        for (var index = 0; index < 7; index++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digest.AsSpan(index * 4), state[index]);
        }

        return digest;
    }

    private static void Mix(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> schedule = stackalloc uint[64];
        for (var index = 0; index < 64; index++)
        {
            schedule[index] = index < 16
                ? BinaryPrimitives.ReadUInt32BigEndian(block[(index * 4)..])
                : schedule[index - 16] + Small(schedule[index - 15], 7, 18, 3) + schedule[index - 7] + Small(schedule[index - 2], 17, 19, 10);
        }

        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (var index = 0; index < 64; index++)
        {
            var first = h + Large(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + RoundConstants[index] + schedule[index];
            var second = Large(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }

        ReadOnlySpan<uint> mixed = [a, b, c, d, e, f, g, h];
        for (var index = 0; index < 8; index++)
        {
            state[index] += mixed[index];
        }
    }

    private static uint Small(uint value, int first, int second, int shift) =>
        BitOperations.RotateRight(value, first) ^ BitOperations.RotateRight(value, second) ^ (value >> shift);

    private static uint Large(uint value, int first, int second, int third) =>
        BitOperations.RotateRight(value, first) ^ BitOperations.RotateRight(value, second) ^ BitOperations.RotateRight(value, third);
}

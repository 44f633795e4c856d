using System.Runtime.CompilerServices;

namespace PlaybookRunner.Jinja;

/// <summary>Room on the stack for the arguments of an ordinary call.</summary>
[InlineArray(Capacity)]
internal struct ArgumentBuffer
{
    public const int Capacity = 8;

    private object? _first;
}

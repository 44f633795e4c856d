namespace PlaybookRunner.Targets;

/// <summary>The order of a listing: by characters, and what is in a folder directly behind the folder.</summary>
internal static class PathOrder
{
    public static int Compare(string left, string right)
    {
        var length = left.AsSpan().CommonPrefixLength(right);
        if (length == left.Length || length == right.Length)
        {
            return left.Length - right.Length;
        }

        return Rank(left[length]) - Rank(right[length]);
    }

    private static int Rank(char character) => character == '/' ? -1 : character;
}

using System.Text;

namespace PlaybookRunner.Generators.Reading;

/// <summary>The names of options and choices: <c>DirectoryMode</c> is <c>directory_mode</c>.</summary>
internal static class SnakeCase
{
    public static string Of(string name)
    {
        var result = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && StartsWord(name, i))
            {
                result.Append('_');
            }

            result.Append(char.ToLowerInvariant(name[i]));
        }

        return result.ToString();
    }

    private static bool StartsWord(string name, int index) =>
        index > 0 && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));
}

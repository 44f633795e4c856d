using System.Text;
using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>The parameters and keywords of a use of a role as text, to tell equal uses from different ones.</summary>
internal static class RoleSignature
{
    public static string Of(YamlMapping entry)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in entry.Entries.Where(static entry => entry.Key.Text is not ("role" or "name")).OrderBy(static entry => entry.Key.Text, StringComparer.Ordinal))
        {
            text.Append('\n').Append(key.Text).Append('=');
            Append(text, value);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, YamlNode node)
    {
        switch (node)
        {
            case YamlSequence list:
                foreach (var item in list.Items)
                {
                    text.Append("- ");
                    Append(text, item);
                }

                break;
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    text.Append(entry.Key.Text).Append(": ");
                    Append(text, entry.Value);
                }

                break;
            case YamlScalar scalar:
                text.Append(scalar.Text).Append('\n');
                break;
        }
    }
}

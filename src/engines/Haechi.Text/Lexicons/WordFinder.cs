namespace Haechi.Text;

/// <summary>A word that was found.</summary>
/// <param name="Word">Its number in the list that the finder was made of.</param>
/// <param name="End">Place after its last character.</param>
public readonly record struct FoundWord(int Word, int End);

/// <summary>
/// Finds all words of a list in a text in one pass, overlapping ones too (Aho and Corasick, "Efficient String Matching", 1975).
/// It can be used by several threads at once.
/// </summary>
public sealed class WordFinder
{
    private readonly List<Node> _nodes = [new()];
    private readonly int[] _first = new int[char.MaxValue + 1];
    private readonly int[] _lengths;

    private sealed class Node
    {
        public List<(char Sign, int Next)> Steps { get; } = [];

        public int Fail { get; set; }

        // The nearest node on the way of failures that ends a word; 0 for none.
        public int Shorter { get; set; }

        public List<int> Words { get; } = [];
    }

    /// <summary>Makes a finder.</summary>
    /// <param name="words">The words, none empty; their places in the list are their numbers.</param>
    /// <exception cref="ArgumentException">A word is empty.</exception>
    public WordFinder(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        _lengths = new int[words.Count];
        for (var word = 0; word < words.Count; word++)
        {
            if (string.IsNullOrEmpty(words[word]))
            {
                throw new ArgumentException($"Word {word} is empty.", nameof(words));
            }

            _lengths[word] = words[word].Length;
            _nodes[Walk(words[word])].Words.Add(word);
        }

        Connect();
    }

    /// <summary>Length of a word in characters.</summary>
    public int LengthOf(int word) => _lengths[word];

    /// <summary>Adds every occurrence of every word to a list, in the order of their ends.</summary>
    public void Find(ReadOnlySpan<char> text, List<FoundWord> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var node = 0;
        for (var at = 0; at < text.Length; at++)
        {
            node = Next(node, text[at]);
            for (var ending = _nodes[node].Words.Count > 0 ? node : _nodes[node].Shorter; ending != 0; ending = _nodes[ending].Shorter)
            {
                foreach (var word in _nodes[ending].Words)
                {
                    found.Add(new FoundWord(word, at + 1));
                }
            }
        }
    }

    private int Next(int node, char sign)
    {
        while (node != 0)
        {
            foreach (var (step, next) in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_nodes[node].Steps))
            {
                if (step == sign)
                {
                    return next;
                }
            }

            node = _nodes[node].Fail;
        }

        return _first[sign];
    }

    private int Walk(string word)
    {
        var node = 0;
        foreach (var sign in word)
        {
            var next = node == 0 ? _first[sign] : _nodes[node].Steps.Find(step => step.Sign == sign).Next;
            if (next == 0)
            {
                next = _nodes.Count;
                _nodes.Add(new Node());
                _nodes[node].Steps.Add((sign, next));
                _first[sign] = node == 0 ? next : _first[sign];
            }

            node = next;
        }

        return node;
    }

    private void Connect()
    {
        var waiting = new Queue<int>(_nodes[0].Steps.Select(step => step.Next));
        while (waiting.TryDequeue(out var node))
        {
            foreach (var (sign, next) in _nodes[node].Steps)
            {
                var fail = Next(_nodes[node].Fail, sign);
                (_nodes[next].Fail, _nodes[next].Shorter) = (fail, _nodes[fail].Words.Count > 0 ? fail : _nodes[fail].Shorter);
                waiting.Enqueue(next);
            }
        }
    }
}

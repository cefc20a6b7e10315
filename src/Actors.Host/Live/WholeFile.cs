namespace Actors.Host.Live;

/// <summary>A file that is whole at every moment: what is new is written beside it and then takes its place.</summary>
static class WholeFile
{
    /// <param name="isLasting">On the disk before it takes its place, for what the machine may not forget when its power fails.</param>
    public static void Write(string file, ReadOnlySpan<byte> content, bool isLasting = false)
    {
        var beside = file + ".new";
        try
        {
            using (var written = new FileStream(beside, FileMode.Create, FileAccess.Write))
            {
                written.Write(content);
                written.Flush(flushToDisk: isLasting);
            }
            File.Move(beside, file, overwrite: true);
        }
        catch
        {
            Remove(beside);
            throw;
        }
    }

    /// <summary>What a full disk left of it takes space from others, and says nothing.</summary>
    static void Remove(string beside)
    {
        try
        {
            File.Delete(beside);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The next one to be written takes its place.
        }
    }
}

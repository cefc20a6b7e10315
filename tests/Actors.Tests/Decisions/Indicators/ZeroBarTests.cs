using Actors.Decisions.Indicators;

namespace Actors.Tests.Decisions.Indicators;

public sealed class ZeroBarTests
{
    public static TheoryData<string> Ids => CatalogCases.Ids;

    /// <summary>Two hundred bars of nothing but zeros: a value on every bar after the warm-up all the same.</summary>
    [NeedsReferenceDataTheory, MemberData(nameof(Ids))]
    public void Bars_of_zeros_have_values(string id)
    {
        var runner = IndicatorCatalog.Find(id).Create();
        var columns = runner.Compute(SkenderTests.Quotes("quotes-zeros"));

        for (var output = 0; output < columns.Length; output++)
        {
            if (!runner.Outputs[output].Sparse)
                columns[output].Skip(runner.WarmUp - 1).ShouldAllBe(value => double.IsFinite(value), runner.LabelOf(output));
        }
    }
}

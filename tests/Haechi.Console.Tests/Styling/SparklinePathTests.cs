using System.Globalization;
using Haechi.Console.Styling;

namespace Haechi.Console.Tests.Styling;

public sealed class SparklinePathTests
{
    [Fact]
    public void The_scale_begins_at_zero_so_that_a_small_change_looks_small() =>
        SparklinePath.Line([90, 100], 96, 32).ShouldBe("M0 3.2L96 0");

    [Fact]
    public void Values_below_zero_lower_the_scale() =>
        SparklinePath.Line([-10, 0, 10], 96, 32).ShouldBe("M0 32L48 16L96 0");

    [Fact]
    public void A_row_of_zeros_lies_on_the_ground() =>
        SparklinePath.Line([0, 0], 96, 32).ShouldBe("M0 32L96 32");

    [Fact]
    public void A_single_value_is_a_point_at_the_right_edge_and_has_no_area()
    {
        SparklinePath.Line([7], 96, 32).ShouldBe("M96 0");
        SparklinePath.Area([7], 96, 32).ShouldBeEmpty();
    }

    [Fact]
    public void The_area_closes_along_the_ground() =>
        SparklinePath.Area([0, 4], 96, 32).ShouldBe("M0 32L96 0L96 32L0 32Z");

    [Fact]
    public void Numbers_are_written_as_SVG_reads_them_in_every_culture()
    {
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");

        SparklinePath.Line([1, 3], 96, 32).ShouldBe("M0 21.3L96 0");
    }
}

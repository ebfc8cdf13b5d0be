using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;
using Haechi.Platform.Configuration.Checking;
using Haechi.Platform.Configuration.Model;
using Haechi.Testing;

namespace Haechi.Platform.Tests.Configuration;

public sealed class SettingsFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_fault_is_named_with_its_line_key_value_and_mend()
    {
        var file = Read("""
            oven:
              heat: hot
              lamps: maybe
              mode: grill
              prot: 1
              trays:
                top: 3
            ovn: {}
            """);

        file.Faults.Select(f => (f.Line, f.Key, f.Value)).ShouldBe(
            [(2, "oven.heat", "hot"), (3, "oven.lamps", "maybe"), (4, "oven.mode", "grill"), (5, "oven.prot", null), (7, "oven.trays.top", "3"), (8, "ovn", null)],
            ignoreOrder: true);
        Fault(file, "oven.heat").Allowed.ShouldBe("20 to 250");
        Fault(file, "oven.mode").Allowed.ShouldBe("air, steam");
        Fault(file, "oven.prot").Mend.ShouldBe("Did you mean 'port'?");
        Fault(file, "ovn").Mend.ShouldBe("Did you mean 'oven'?");
        file.Faults.ShouldAllBe(f => f.Mend.Length > 0);
    }

    [Theory]
    [InlineData("heat: 19", "oven.heat")]
    [InlineData("heat: 251", "oven.heat")]
    [InlineData("heat: 20.5", "oven.heat")]
    [InlineData("heat: [1]", "oven.heat")]
    [InlineData("names: one", "oven.names")]
    [InlineData("limits: 3", "oven.limits")]
    [InlineData("limits: {day: many}", "oven.limits.day")]
    public void A_value_that_does_not_fit_is_a_fault(string line, string key) =>
        Read($"oven:\n  {line}\n").Faults.Single().Key.ShouldBe(key);

    [Fact]
    public void Right_values_become_the_keys_that_the_binder_expects()
    {
        var file = Read("oven:\n  heat: 20\n  mode: steam\n  names: [a, b]\n  limits: {day: 3}\n  trays:\n    top_tray: true\n");

        file.Faults.ShouldBeEmpty();
        file.Values["oven:Heat"].ShouldBe("20");
        file.Values["oven:Names:1"].ShouldBe("b");
        file.Values["oven:Limits:day"].ShouldBe("3");
        file.Values["oven:Trays:TopTray"].ShouldBe("true");
    }

    [Fact]
    public void A_secret_in_the_file_is_refused_and_not_repeated()
    {
        var fault = Read("oven:\n  door_code: abc-secret\n").Faults.Single();

        fault.Key.ShouldBe("oven.door_code");
        fault.ToString().ShouldNotContain("abc-secret");
        fault.Mend.ShouldContain("door_code_file");
        fault.Mend.ShouldContain("HAECHI__OVEN__DOOR_CODE");
    }

    [Fact]
    public void A_secret_comes_from_the_file_that_is_named()
    {
        _folder.Write("code.txt", "1234\n");

        Read("oven:\n  door_code_file: code.txt\n").Values["oven:DoorCode"].ShouldBe("1234");
        Read("oven:\n  door_code_file: nowhere.txt\n").Faults.Single().Value.ShouldBe("nowhere.txt");
    }

    [Theory]
    [InlineData("oven:\n\theat: 20\n", 2)]
    [InlineData("oven: {heat: 20\n", 2)]
    [InlineData("- heat\n", 1)]
    public void What_is_no_configuration_file_says_where(string text, int line)
    {
        var fault = Read(text).Faults.Single();

        fault.Line.ShouldNotBeNull().ShouldBeInRange(1, line);
        fault.Mend.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("oven:\n")]
    public void An_empty_file_is_no_fault(string text) => Read(text).Faults.ShouldBeEmpty();

    private static SettingFault Fault(SettingsFile file, string key) => file.Faults.Single(f => f.Key == key);

    private SettingsFile Read(string text) =>
        SettingsFile.Read(_folder.Write("haechi.yaml", text), SettingsModel.Of([SettingsSection.Of<OvenOptions>("oven")]));

    private enum Mode
    {
        Air,
        Steam,
    }

    private sealed class OvenOptions
    {
        [Range(20, 250)]
        public int Heat { get; set; } = 180;

        public bool Lamps { get; set; }

        public Mode Mode { get; set; }

        public int Port { get; set; } = 1;

        public string[] Names { get; set; } = [];

        public Dictionary<string, int> Limits { get; set; } = [];

        public TrayOptions Trays { get; set; } = new();

        [Secret]
        public string? DoorCode { get; set; }
    }

    private sealed class TrayOptions
    {
        public bool TopTray { get; set; }

        public bool Top { get; set; }
    }
}

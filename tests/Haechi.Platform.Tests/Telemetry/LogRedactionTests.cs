using Haechi.Platform.Telemetry.Logs;

namespace Haechi.Platform.Tests.Telemetry;

public sealed class LogRedactionTests
{
    [Theory]
    [InlineData("전화 010-1234-5678 로", "전화 [phone] 로")]
    [InlineData("call 01012345678.", "call [phone].")]
    [InlineData("/look-up?phone=010-1234-5678&x=1", "/look-up?phone=[phone]&x=1")]
    [InlineData("02-123-4567", "[phone]")]
    [InlineData("+82-10-1234-5678", "[phone]")]
    [InlineData("주민번호 900101-1234567", "주민번호 [resident-number]")]
    [InlineData("1234-5678-9012-3456", "[card]")]
    [InlineData("kim.seoul@example.go.kr wrote", "[email] wrote")]
    [InlineData("차량 12가3456 위반", "차량 [plate] 위반")]
    [InlineData("Host=db;Password=hunter2;Database=x", "Host=db;Password=[secret];Database=x")]
    [InlineData("Authorization: Bearer abcdef0123456789", "Authorization: Bearer [secret]")]
    public void Personal_data_and_secrets_are_taken_out(string text, string clean) => LogRedaction.Clean(text).ShouldBe(clean);

    [Theory]
    [InlineData("trace 4bf92f3577b34da6a3ce929d0e0e4736")]
    [InlineData("019a2b3c-0101-7234-8567-0123456789ab")]
    [InlineData("received 1234567 rows in 2026-11-22T19:39:52.8104134+00:00")]
    [InlineData("port 8080, 1,048,576 bytes")]
    [InlineData("사건 SR-2026-000123")]
    public void What_is_no_personal_data_stays(string text) => LogRedaction.Clean(text).ShouldBe(text);
}

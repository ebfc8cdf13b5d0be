using System.Text.Json.Nodes;
using Haechi.Console.Pages.Developers;

namespace Haechi.Console.Tests.Pages;

public sealed class ApiGuideTests
{
    private const string Document = """
        {
          "paths": {
            "/b": { "get": { "tags": ["Two"], "operationId": "GetB", "summary": "Reads b",
              "parameters": [{ "name": "lang", "in": "query", "required": true, "schema": { "type": ["null", "string"] } }],
              "responses": { "200": { "description": "OK" } } } },
            "/a": { "post": { "tags": ["One"], "operationId": "MakeA",
              "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/A" } } } } } }
          },
          "components": { "schemas": {
            "A": { "type": "object", "required": ["score"], "properties": {
              "score": { "type": "number", "minimum": 1 },
              "kind": { "enum": ["pothole", "noise"] },
              "at": { "type": "string", "format": "date-time" },
              "parts": { "type": "array", "items": { "$ref": "#/components/schemas/Part" } },
              "self": { "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/A" }] } } },
            "Part": { "type": "object", "properties": { "name": { "type": "string", "description": "Its name" } } } } }
        }
        """;

    private readonly IReadOnlyList<ApiOperation> _operations = ApiGuide.Read(JsonNode.Parse(Document)!);

    [Fact]
    public void Operations_come_by_group_and_path_with_parameters_and_answers()
    {
        _operations.Select(o => $"{o.Group} {o.Method} {o.Path}").ShouldBe(["One POST /a", "Two GET /b"]);
        _operations[1].Parameters.ShouldHaveSingleItem().ShouldBe(new ApiValue("lang", "query", "string", true, null));
        _operations[1].Answers.ShouldHaveSingleItem().Status.ShouldBe("200");
    }

    [Fact]
    public void A_body_is_told_field_by_field_and_a_schema_that_contains_itself_ends()
    {
        var fields = _operations[0].Body.ToDictionary(f => f.Name);

        fields["score"].Required.ShouldBeTrue();
        fields["kind"].Form.ShouldBe("pothole | noise");
        fields["at"].Form.ShouldBe("string (date-time)");
        fields["parts"].Form.ShouldBe("object[]");
        fields["parts[].name"].Description.ShouldBe("Its name");
        fields.Keys.ShouldAllBe(name => name.Length < 100);
    }

    [Fact]
    public void A_given_example_goes_before_a_made_up_one_and_a_batch_reads_as_its_item()
    {
        var read = ApiGuide.Read(JsonNode.Parse("""
            { "paths": { "/a": { "post": { "requestBody": { "content": { "application/json": { "example": { "name": "given" },
              "schema": { "oneOf": [{ "type": "object", "properties": { "name": { "type": "string" } } }, { "type": "array", "items": {} }] } } } } } } } }
            """)!).ShouldHaveSingleItem();

        read.Body.ShouldHaveSingleItem().Name.ShouldBe("name");
        JsonNode.Parse(read.Example!)!["name"]!.GetValue<string>().ShouldBe("given");
    }

    [Fact]
    public void The_example_is_json_that_fits()
    {
        var example = JsonNode.Parse(_operations[0].Example!)!;

        example["score"]!.GetValue<int>().ShouldBe(1);
        example["kind"]!.GetValue<string>().ShouldBe("pothole");
        _operations[0].Call("http://localhost:8080").ShouldStartWith("curl -X POST http://localhost:8080/a");
    }
}

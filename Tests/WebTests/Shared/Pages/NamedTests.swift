import Mustache
import Testing

@testable import Web

@Suite struct NamedTests {
    private struct Row {
        let label: String
        var note: String?
        var link: Link?
    }

    private struct Model {
        let title: String
        let isOpen: Bool
        let note = "outside"
        let rows: [Row]
        let pair = (first: "a", second: "b")
        let words = ["x", "y"]
        let nobody: Row? = nil
    }

    private let model = Model(
        title: "题目", isOpen: true,
        rows: [Row(label: "1", note: "n", link: Link(text: "t", path: "/p")), Row(label: "2")])

    private func rendered(_ template: String) throws -> String {
        try MustacheTemplate(string: template).render(["page": Named.value(model) as Any])
    }

    @Test(arguments: [
        "{{#page}}{{title}}{{#isOpen}} open{{/isOpen}}{{^isOpen}} shut{{/isOpen}}{{/page}}",
        "{{#page}}{{#rows}}{{label}}{{note}}{{#link}}{{text}}{{path}}{{/link}}{{^link}}-{{/link}};{{/rows}}{{/page}}",
        "{{#page}}{{#rows}}{{#.note}}{{note}}{{/.note}}{{^.note}}none{{/.note}}{{/rows}}{{/page}}",
        "{{#page}}{{pair.first}}{{pair.second}}{{#words}}{{.}},{{/words}}{{#nobody}}!{{/nobody}}{{^nobody}}?{{/nobody}}{{/page}}",
    ]) func aModelReadsAsWhenTheLibraryReflectsItself(_ template: String) throws {
        #expect(try rendered(template) == MustacheTemplate(string: template).render(["page": model]))
    }

    @Test func anInnerPropertyThatIsNilIsLookedUpFurtherOut() throws {
        #expect(try rendered("{{#page}}{{#rows}}{{note}} {{/rows}}{{/page}}") == "n outside ")
    }
}

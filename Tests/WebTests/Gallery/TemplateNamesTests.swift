import Foundation
import Testing

@testable import Web

/// Every name in a template is a stored property of the model it is rendered with. The template library shows nothing
/// for a name it does not find, so a slip of the pen would never be seen otherwise.
@Suite struct TemplateNamesTests {
    @Test func everyNameIsThere() throws {
        let sources = try Templates.sources(Resources.folder("templates"))
        let gallery = Gallery(.zh)
        var walk = Walk(sources: sources)
        for (name, page) in gallery.pages {
            let root: [String: Any] = ["frame": gallery.frame(page), "page": page]
            walk.template(type(of: page).template, [root], seen: name)
            walk.template("Shared/_layout", [["frame": gallery.frame(page), "body": ""] as [String: Any]], seen: name)
        }
        #expect(walk.problems.sorted() == [])
        #expect(
            Set(sources.keys.filter { !$0.hasSuffix("#alone") }).subtracting(walk.visited).sorted() == [],
            "templates that no page of the gallery shows")
    }

    /// Follows the tags of a template with the stack of models that the library would have.
    private struct Walk {
        let sources: [String: String]
        var problems: Set<String> = []
        var visited: Set<String> = []

        mutating func template(_ name: String, _ stack: [Any], seen: String, depth: Int = 0) {
            guard depth < 12, let source = sources[name] else {
                problems.insert("\(seen): there is no template \(name)")
                return
            }
            visited.insert(name)
            var tags = tags(source)[...]
            section(&tags, stack, in: name, seen, depth)
        }

        private mutating func section(
            _ tags: inout ArraySlice<String>, _ stack: [Any], in template: String, _ seen: String, _ depth: Int
        ) {
            while let tag = tags.popFirst() {
                switch tag.first {
                case "/": return
                case ">": self.template(tag.dropFirst().trimmingCharacters(in: .whitespaces), stack, seen: seen, depth: depth + 1)
                case "#", "^":
                    let name = String(tag.dropFirst())
                    let inner = tags
                    let values = open(look(name, stack, template, seen))
                    var end = inner
                    skip(&end)
                    tags = end
                    let stacks = tag.first == "^" ? [stack] : values.map { $0 is Bool ? stack : stack + [$0] }
                    for stack in stacks {
                        var body = inner
                        section(&body, stack, in: template, seen, depth)
                    }
                case "{", "!": continue
                default: _ = look(tag, stack, template, seen)
                }
            }
        }

        /// The value of a name; a problem if no model in reach has it.
        private mutating func look(_ name: String, _ stack: [Any], _ template: String, _ seen: String) -> Any? {
            if name == "." { return stack.last }
            let isOwn = name.hasPrefix(".")
            let parts = name.split(separator: ".").map(String.init)
            guard let first = parts.first else { return nil }
            let reach = isOwn ? Array(stack.suffix(1)) : stack.reversed()
            for (place, model) in reach.enumerated() {
                guard let found = child(first, of: model) else { continue }
                if unwrapped(found) == nil, reach.dropFirst(place + 1).contains(where: { child(first, of: $0) != nil }) {
                    problems.insert("\(template): \(name) may be nil and stands further out too; write .\(name)")
                }
                var value: Any? = unwrapped(found)
                for part in parts.dropFirst() {
                    guard let inner = value else { return nil }
                    guard let next = child(part, of: inner) else {
                        problems.insert("\(template): \(name) (in \(seen))")
                        return nil
                    }
                    value = unwrapped(next)
                }
                return value
            }
            problems.insert("\(template): \(name) (in \(seen))")
            return nil
        }

        private func child(_ name: String, of model: Any) -> Any? {
            if let members = model as? [String: Any] { return members[name] }
            return Mirror(reflecting: model).children.first { $0.label == name }?.value
        }

        private func unwrapped(_ value: Any) -> Any? {
            let mirror = Mirror(reflecting: value)
            return mirror.displayStyle == .optional ? mirror.children.first?.value : value
        }

        private func open(_ value: Any?) -> [Any] {
            guard let value else { return [] }
            if let values = value as? [Any] { return values }
            return [value]
        }

        private func skip(_ tags: inout ArraySlice<String>) {
            var depth = 1
            while depth > 0, let tag = tags.popFirst() {
                if tag.hasPrefix("#") || tag.hasPrefix("^") { depth += 1 }
                if tag.hasPrefix("/") { depth -= 1 }
            }
        }

        private func tags(_ source: String) -> [String] {
            source.components(separatedBy: "{{").dropFirst().compactMap { piece in
                piece.range(of: "}}").map { String(piece[..<$0.lowerBound]) }
            }
        }
    }
}

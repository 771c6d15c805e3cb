import Foundation
import Market
import Yams

/// What is wrong with a category's file, and where.
package struct CategoryFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file's name.
    package let file: String
    /// From 1; nil where it is about the file as a whole.
    package let line: Int?
    /// One plain sentence.
    package let reason: String

    /// `website-source.yaml:12: the field “demo” stands twice`.
    package var description: String { line.map { "\(file):\($0): \(reason)" } ?? "\(file): \(reason)" }
}

extension Categories {
    /// Reads all `.yaml` files of a folder.
    ///
    /// - Throws: `CategoryFault` with file and line for the first thing that is wrong.
    package static func load(folder: URL) throws -> Categories {
        let files: [URL]
        do {
            files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "yaml" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
        } catch {
            throw CategoryFault(file: folder.lastPathComponent, line: nil, reason: "the folder of categories cannot be read")
        }
        guard !files.isEmpty else {
            throw CategoryFault(file: folder.lastPathComponent, line: nil, reason: "there is no category in this folder")
        }
        var named: [String: String] = [:]
        let categories = try files.map { file in
            let name = file.lastPathComponent
            guard let text = String(validating: try Data(contentsOf: file), as: UTF8.self) else {
                throw CategoryFault(file: name, line: nil, reason: "the file is no UTF-8 text")
            }
            let category = try CategoryFile(text, named: name).category
            if let other = named.updateValue(name, forKey: "\(category.id) \(category.version)") {
                throw CategoryFault(
                    file: name, line: nil, reason: "\(other) is the category “\(category.id)” version \(category.version) too")
            }
            return category
        }
        return Categories(categories)
    }
}

/// One category's file, read strictly: an unknown word is an error, not a thing to be passed over.
struct CategoryFile {
    let category: Market.Category

    private let name: String
    private let root: Node

    init(_ text: String, named name: String) throws(CategoryFault) {
        self.name = name
        do {
            guard let root = try Yams.compose(yaml: text) else {
                throw CategoryFault(file: name, line: nil, reason: "the file is empty")
            }
            self.root = root
            category = try YAMLDecoder().decode(Market.Category.self, from: text)
        } catch let error as YamlError {
            throw Self.fault(error, name)
        } catch let error as DecodingError {
            throw Self.fault(error, name, text)
        } catch let error as CategoryFault {
            throw error
        } catch {
            throw CategoryFault(file: name, line: nil, reason: "the file cannot be read: \(error)")
        }
        try check()
    }

    /// What the decoder does not ask: unknown words, what stands twice, choices and bounds where they belong.
    private func check() throws(CategoryFault) {
        try known(["id", "version", "title", "sections"], in: root)
        guard category.version >= 1 else { throw fault("a version is 1 or more", root["version"]) }
        guard category.id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil else {
            throw fault("an id is made of lower-case words joined by hyphens", root["id"])
        }
        let sections = Array(root["sections"]?.sequence ?? [])
        guard category.sections.map(\.id) == Market.Category.SectionID.allCases else {
            throw fault("the sections are basics, description, afterSales, in this order", root["sections"])
        }
        var ids: Set<String> = []
        for (section, node) in zip(category.sections, sections) {
            try known(["id", "fields"], in: node)
            for (field, node) in zip(section.fields, Array(node["fields"]?.sequence ?? [])) {
                guard ids.insert(field.id).inserted else { throw fault("the field “\(field.id)” stands twice", node) }
                try check(field, node)
            }
        }
    }

    private func check(_ field: Market.Category.Field, _ node: Node) throws(CategoryFault) {
        try known(
            [
                "id", "kind", "label", "help", "prevents", "required", "requiredWhen", "role", "filter", "comparable", "choices",
                "charactersMax", "unit", "min", "max",
            ], in: node)
        guard field.id.wholeMatch(of: /[a-z][A-Za-z0-9]{0,39}/) != nil else {
            throw fault("a field's id begins with a lower-case letter and has letters and digits, 40 at most", node["id"])
        }
        for text in ["label", "help", "prevents"] {
            if let text = node[text] { try known(["zh", "en"], in: text) }
        }
        let choices = field.choices ?? []
        switch field.kind {
        case .choice, .choices, .platforms:
            guard choices.count >= 2 else { throw fault("the field “\(field.id)” needs two choices at least", node) }
            guard Set(choices.map(\.id)).count == choices.count else {
                throw fault("a choice of “\(field.id)” stands twice", node["choices"])
            }
            for choice in node["choices"]?.sequence ?? [] { try known(["id", "label"], in: choice) }
        case .text, .longText, .number, .version, .url, .spdx, .yesNo:
            guard field.choices == nil else { throw fault("the field “\(field.id)” has choices but is no choice", node["choices"]) }
        }
        if field.kind != .number, let extra = ["unit", "min", "max"].first(where: { node[$0] != nil }) {
            throw fault("“\(extra)” is for numbers only", node[extra])
        }
        if let min = field.min, let max = field.max, min > max {
            throw fault("the least value of “\(field.id)” is above the greatest", node["min"])
        }
    }

    private func known(_ words: Set<String>, in node: Node) throws(CategoryFault) {
        for (key, _) in node.mapping ?? [:] {
            guard let word = key.string, words.contains(word) else {
                throw fault("“\(key.string ?? "?")” is not known here; known are \(words.sorted().joined(separator: ", "))", key)
            }
        }
    }

    private func fault(_ reason: String, _ node: Node?) -> CategoryFault {
        CategoryFault(file: name, line: node?.mark?.line, reason: reason)
    }
}

extension CategoryFile {
    private static func fault(_ error: YamlError, _ name: String) -> CategoryFault {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            CategoryFault(file: name, line: mark.line, reason: problem)
        case .duplicatedKeysInMapping(let keys, let context):
            CategoryFault(file: name, line: context.mark.line, reason: "a word stands twice: \(keys.map { "\($0)" }.joined(separator: ", "))")
        default: CategoryFault(file: name, line: nil, reason: "the file is no YAML: \(error)")
        }
    }

    private static func fault(_ error: DecodingError, _ name: String, _ text: String) -> CategoryFault {
        let path: [any CodingKey]
        let reason: String
        switch error {
        case .keyNotFound(let key, let context):
            (path, reason) = (context.codingPath, "“\(key.stringValue)” is missing")
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            let word = context.codingPath.last?.stringValue ?? "the file"
            (path, reason) = (context.codingPath, "“\(word)” has a value of the wrong kind: \(context.debugDescription)")
        @unknown default: (path, reason) = ([], "the file does not fit: \(error)")
        }
        return CategoryFault(file: name, line: line(of: path, in: text), reason: reason)
    }

    /// The line of the innermost part that the path still reaches.
    private static func line(of path: [any CodingKey], in text: String) -> Int? {
        guard case .success(let node?) = Result(catching: { try Yams.compose(yaml: text) }) else { return nil }
        var place = node
        for key in path {
            let next = key.intValue.flatMap { index in
                place.sequence.flatMap { index < $0.count ? $0[index] : nil }
            } ?? place[key.stringValue]
            guard let next else { break }
            place = next
        }
        return place.mark?.line
    }
}

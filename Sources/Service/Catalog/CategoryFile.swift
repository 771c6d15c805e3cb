import Foundation
import Market
import Yams

/// One category's file, read strictly: an unknown word is a fault, not a thing to be passed over.
///
/// All faults are collected. Only where the text is no YAML at all is the first one the last, as what follows cannot be read.
package struct CategoryFile: Sendable {
    /// What the file says; nil if anything is wrong with it.
    package let category: Market.Category?
    /// What is wrong, in the order of the lines; empty exactly if there is a category.
    package let faults: [CategoryFault]

    /// The largest file, in bytes.
    package static let bytesMax = 262_144

    /// Reads the file's bytes.
    package init(bytes: Data, named name: String) {
        if bytes.count > Self.bytesMax {
            self.init([CategoryFault(file: name, line: nil, reason: "the file has more than \(Self.bytesMax) bytes")])
        } else if let text = String(validating: bytes, as: UTF8.self) {
            self.init(text, named: name)
        } else {
            self.init([CategoryFault(file: name, line: nil, reason: "the file is no UTF-8 text")])
        }
    }

    /// Reads the file's text.
    package init(_ text: String, named name: String) {
        var reading = CategoryReading(file: name)
        reading.characters(of: text)
        do {
            guard let root = try Yams.compose(yaml: text) else {
                self.init([CategoryFault(file: name, line: nil, reason: "the file is empty")])
                return
            }
            reading.category(root)
            guard reading.faults.isEmpty else {
                self.init(reading.faults)
                return
            }
            self.init(try YAMLDecoder().decode(Market.Category.self, from: root))
        } catch {
            // A character that YAML does not take has been named already, and better.
            if reading.faults.isEmpty { reading.add(Self.fault(error, file: name)) }
            self.init(reading.faults)
        }
    }

    private init(_ category: Market.Category) {
        self.category = category
        faults = []
    }

    private init(_ faults: [CategoryFault]) {
        category = nil
        self.faults = faults.enumerated()
            .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }.map(\.element)
    }

    private static func fault(_ error: any Error, file: String) -> CategoryFault {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            CategoryFault(file: file, line: mark.line, reason: "this is no YAML: \(problem)")
        case YamlError.duplicatedKeysInMapping(let keys, let context):
            CategoryFault(
                file: file, line: context.mark.line,
                reason: "\(keys.sorted().map { "“\($0)”" }.joined(separator: ", ")) stands twice here")
        default: CategoryFault(file: file, line: nil, reason: "the file cannot be read: \(error)")
        }
    }
}

/// What is wrong with a category's file, and where.
package struct CategoryFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file's name.
    package let file: String
    /// From 1; nil where it is about the file as a whole.
    package let line: Int?
    /// One plain sentence.
    package let reason: String

    package init(file: String, line: Int?, reason: String) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    /// `website-source.yaml:12: the field “demo” stands twice`.
    package var description: String { line.map { "\(file):\($0): \(reason)" } ?? "\(file): \(reason)" }
}

/// Everything that is wrong with the files of categories, in the order of files and lines.
package struct CategoryFaults: Error, Sendable, Equatable, CustomStringConvertible {
    /// At least one.
    package let all: [CategoryFault]

    package init(all: [CategoryFault]) { self.all = all }

    /// One fault to a line.
    package var description: String { all.map(\.description).joined(separator: "\n") }
}

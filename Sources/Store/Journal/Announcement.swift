import Market

/// Word from one node to the others that a stream has grown, given with the commit and not before it.
package struct Announcement: Hashable, Sendable {
    /// Which node says it.
    package let node: String
    /// The stream that has grown.
    package let stream: StreamName

    /// The word of that node about that stream.
    package init(by node: String, of stream: StreamName) {
        self.node = node
        self.stream = stream
    }

    /// Reads what was heard; nil for anything else.
    package init?(heard text: String) {
        guard let space = text.firstIndex(of: " ") else { return nil }
        self.init(by: String(text[..<space]), of: StreamName(text: String(text[text.index(after: space)...])))
    }

    /// The channel that all nodes of a market listen on.
    package static let channel = "chengxu_entries"

    private static let notify: SQL = "SELECT pg_notify('chengxu_entries', $1)"

    /// Announces it when the transaction is committed, where there can be other nodes.
    package func make(on connection: any Connection) throws {
        switch connection.dialect {
        case .sqlite: return
        case .postgres: _ = try connection.row(Self.notify, [.text("\(node) \(stream.text)")]) { _ in }
        }
    }
}

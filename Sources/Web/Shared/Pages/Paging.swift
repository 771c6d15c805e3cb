/// Where a page of a list begins: after the item that a cursor names. Pages stay right while items come and go.
struct Cursor: Sendable, Equatable {
    /// The sort key of the last item seen, and its identifier for items with the same key.
    let key: Int64
    let id: String

    /// `-123.t_01h…`, for the address of the next page.
    var text: String { "\(key).\(id)" }

    init(key: Int64, id: String) {
        self.key = key
        self.id = id
    }

    /// Reads a cursor from an address; nil for anything else, which then shows the first page.
    init?(_ text: String) {
        guard let dot = text.firstIndex(of: "."), let key = Int64(text[..<dot]) else { return nil }
        let id = text[text.index(after: dot)...]
        guard !id.isEmpty, id.utf8.count <= 64, id.utf8.allSatisfy({ Base64URL.isDigit($0) }) else { return nil }
        self.key = key
        self.id = String(id)
    }
}

/// The links below a list.
struct Paging: Sendable {
    /// Address of the first page; nil on it.
    var first: String?
    /// Address of the next page; nil on the last.
    var next: String?

    /// - Parameters:
    ///   - path: the list's address with its filters, without a cursor.
    ///   - isFirst: no cursor was given.
    ///   - next: the cursor of the last item shown, nil when nothing follows.
    init(path: String, isFirst: Bool, next: Cursor?) {
        first = isFirst ? nil : path
        let joint = path.contains("?") ? "&" : "?"
        self.next = next.map { path + joint + "after=" + PercentCoding.encode($0.text) }
    }

    /// Whether there is anything to show.
    var isNeeded: Bool { first != nil || next != nil }
}

import Market

extension Identifier {
    /// An identifier from the store. Throws: `JournalFault.damaged`.
    package static func stored(_ text: String) throws -> Self {
        guard let identifier = Self(rawValue: text) else {
            throw JournalFault.damaged("a stored identifier is malformed: \(text)")
        }
        return identifier
    }
}

/// Values of earlier entries of the same stream are gone, with their salts. The commitments to them stand.
///
/// Source: PIPL 47.
package struct Erased: Equatable, Sendable, Codable {
    /// Whose data it was.
    package let member: MemberID
    /// Which values are gone.
    package let values: [Values]
    /// The files that are gone with them, where nothing else refers to them.
    package let files: [Digest]

    package init(member: MemberID, values: [Values], files: [Digest]) {
        self.member = member
        self.values = values
        self.files = files
    }

    /// The values of one entry.
    package struct Values: Hashable, Sendable, Codable {
        /// The entry's place in the stream, from 0.
        package let sequence: Int64
        /// The names of its sealed fields that are gone, sorted.
        package let fields: [String]

        package init(sequence: Int64, fields: [String]) {
            self.sequence = sequence
            self.fields = fields
        }
    }

    /// The kind of such an entry, in every stream.
    package static let kind = "erased"

    /// What a member may have erased of an entry that the member made: every sealed field but the words of a contract, which
    /// belong to both who confirmed them, and the marks of a rating, which say nothing about the one who gave them.
    package static func isErasable(_ field: String, ofKind kind: String) -> Bool { field != "wording" && field != "mark" }

    /// What is hidden from pages while the record is still kept. What goods are called stays readable to the two parties: a
    /// delivery must be there to be retrieved and identified.
    ///
    /// Source: 民法典 512, PIPL 47.
    package static func isHidden(_ field: String, ofKind kind: String) -> Bool {
        isErasable(field, ofKind: kind) && goodsFields[kind] != field
    }

    /// The field of each kind of delivery in which it says where the goods are, or what they are called.
    private static let goodsFields = ["filesDelivered": "names", "mailPrepared": "names", "repositoryHandedOver": "address"]

    /// The facts under which an entry names goods. They are delivered to the other side, and no member's personal data.
    package static let goods: Set<String> = ["artefact", "artefacts"]
}

/// The promise of a value that can be opened later, or erased without a trace of it staying behind.
///
/// The commitment is the SHA-256 hash of these bytes, one after the other:
/// 1. the ASCII text `chengxu commitment v1` and a line feed,
/// 2. the field's name in ASCII and a line feed,
/// 3. the salt, 32 random bytes,
/// 4. the value, to the end.
///
/// A name has no line feed and the salt has a fixed length, so no two (name, salt, value) give the same bytes, and a value
/// that was committed for one field opens no other. The salt keeps a short value from being found by trying.
public enum Commitment {
    /// The line that starts what is hashed; another way of hashing would have another line.
    public static let domain = "chengxu commitment v1\n"

    /// The commitment to the opening's value as the value of that field.
    public static func commit(_ opening: Opening, field: String) -> Hash {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(domain.utf8.count + field.utf8.count + 1 + Opening.saltBytes + opening.value.count)
        bytes.appendText(domain)
        bytes.appendText(field)
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: opening.salt)
        bytes.append(contentsOf: opening.value)
        return Hash.sha256(bytes)
    }

    /// Whether the opening is the one that was committed to for that field.
    public static func verify(_ commitment: Hash, opening: Opening, field: String) -> Bool {
        commit(opening, field: field) == commitment
    }
}

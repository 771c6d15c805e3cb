import HTTPTypes

/// The fields of a form in the order they came, as text; a name may come several times.
struct Form: Sendable, Equatable {
    /// One field.
    struct Field: Sendable, Equatable {
        let name: String
        let value: String
    }

    private(set) var fields: [Field] = []

    init() {}

    init(_ fields: [Field]) { self.fields = fields }

    /// Adds one field.
    ///
    /// - Throws: `Refused` 413 `tooManyFields` beyond ``Limits/fieldsMax``, `fieldTooLong` beyond
    ///   ``Limits/fieldBytesMax``.
    mutating func append(name: String, value: String) throws(Refused) {
        guard fields.count < Limits.fieldsMax else { throw Refused(.contentTooLarge, "tooManyFields") }
        guard name.utf8.count <= Limits.fieldNameBytesMax, value.utf8.count <= Limits.fieldBytesMax else {
            throw Refused(.contentTooLarge, "fieldTooLong")
        }
        fields.append(Field(name: name, value: value))
    }

    /// The first value of a name.
    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// All values of a name.
    func all(_ name: String) -> [String] { fields.lazy.filter { $0.name == name }.map(\.value) }

    /// Reads `a=1&b=2`.
    ///
    /// - Throws: `Refused` 400 `formMalformed` for broken escapes, `notUTF8` for bytes that are no UTF-8, 413 beyond
    ///   the limits.
    /// Source: WHATWG URL, application/x-www-form-urlencoded parsing; broken escapes are refused here, not kept.
    init(urlencoded bytes: some Collection<UInt8>) throws(Refused) {
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let middle = pair.firstIndex(of: UInt8(ascii: "="))
            let name = middle.map { pair[..<$0] } ?? pair[...]
            let value = middle.map { pair[$0...].dropFirst() } ?? pair[pair.endIndex...]
            guard let name = PercentCoding.decode(name, plusIsSpace: true),
                let value = PercentCoding.decode(value, plusIsSpace: true)
            else { throw Refused(.badRequest, "formMalformed") }
            try append(name: name, value: value)
        }
    }
}

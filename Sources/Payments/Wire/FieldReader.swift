import Ledger
import Market

/// Reads the fields of a form one after the other: exactly these names, in exactly this order, and nothing after them.
struct FieldReader {
    private var rest: ArraySlice<CanonicalForm.Field>

    init(_ form: CanonicalForm) { rest = form.fields[...] }

    /// The next value, whatever it is. Throws: `otherKind` if the next field has another name.
    mutating func text(_ name: String) throws(WireFault) -> String {
        guard let field = rest.first, field.name == name else { throw .otherKind }
        rest = rest.dropFirst()
        return field.value
    }

    /// The next value, made into something by `make`. Throws: `field` if that gives nothing.
    mutating func read<Value>(_ name: String, _ make: (String) -> Value?) throws(WireFault) -> Value {
        guard let value = make(try text(name)) else { throw .field(name) }
        return value
    }

    /// The field must have exactly that value. Throws: `otherKind`.
    mutating func demand(_ name: String, is value: String) throws(WireFault) {
        guard try text(name) == value else { throw .otherKind }
    }

    /// A whole number without sign, spaces or leading zeros, within `bounds`.
    mutating func number(_ name: String, in bounds: ClosedRange<Int64>) throws(WireFault) -> Int64 {
        try read(name) { text in
            guard let number = Int64(text), String(number) == text, bounds.contains(number) else { return nil }
            return number
        }
    }

    /// Two fields, `amount` in minor units and `currency`.
    mutating func money(in bounds: ClosedRange<Int64>) throws(WireFault) -> Money {
        let minor = try number("amount", in: bounds)
        return Money(minor: minor, currency: try read("currency") { Currency(code: $0) })
    }

    /// A moment in milliseconds since 1970.
    mutating func timestamp(_ name: String) throws(WireFault) -> Timestamp {
        Timestamp(ms: try number(name, in: 0...Int64.max))
    }

    /// A moment in a field that may be missing.
    mutating func timestampIfAny(_ name: String) throws(WireFault) -> Timestamp? {
        rest.first?.name == name ? try timestamp(name) : nil
    }

    /// The value of a field that may be missing.
    mutating func textIfAny(_ name: String) throws(WireFault) -> String? {
        rest.first?.name == name ? try text(name) : nil
    }

    /// Nothing may follow. Throws: `otherKind`.
    func end() throws(WireFault) {
        guard rest.isEmpty else { throw .otherKind }
    }
}

/// Collects the fields of a form in the order in which `FieldReader` wants them.
struct FieldWriter {
    private var fields: [CanonicalForm.Field] = []

    var form: CanonicalForm { CanonicalForm(fields) }

    mutating func add(_ name: String, _ value: some CustomStringConvertible) {
        fields.append(CanonicalForm.Field(name: name, value: value.description))
    }

    mutating func add(_ money: Money) {
        add("amount", money.minor)
        add("currency", money.currency.code)
    }

    mutating func add(_ name: String, at time: Timestamp) { add(name, time.ms) }
}

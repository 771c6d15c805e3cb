import HTTPTypes
import HummingbirdCore
import Market
import Service

extension Visit {
    /// The name under which this command is carried out once, from the `Idempotency-Key` field or from the form's hidden
    /// field `once`; nil if neither came.
    ///
    /// - Parameter form: the fields of a body that the route read itself.
    /// - Throws: `Refused` 400 `keyMalformed`.
    func commandKey(form: Form? = nil) throws(Refused) -> IdempotencyKey? {
        if let text = request.headers[.idempotencyKey] {
            guard let key = IdempotencyKey(text: text, facts: facts(form)) else {
                throw Refused(.badRequest, "keyMalformed")
            }
            return key
        }
        guard let once = (form ?? typed)["once"], !once.isEmpty else { return nil }
        guard once.utf8.count <= 128, let key = IdempotencyKey(form: once, facts: facts(form)) else {
            throw Refused(.badRequest, "keyMalformed")
        }
        return key
    }

    /// What is no part of the command: the form's tokens, and how its giver proves to be the one. A hash of a password that
    /// stands among known words could be guessed from.
    static let leftOut: Set<String> = [
        "csrf", "once", "password", "credential", "authenticatorData", "clientData", "signature",
    ]

    /// What makes this request this request: its method, its path, and its body but for the form token.
    private func facts(_ form: Form?) -> [UInt8] {
        var facts: [UInt8] = []
        facts.take(request.method.rawValue)
        facts.take(request.uri.path)
        switch form.map(Fields.Source.form) ?? body {
        case .form(let form)?:
            for field in form.fields where !Self.leftOut.contains(field.name) {
                facts.take(field.name)
                facts.take(field.value)
            }
        case .json(let json)?: json.without(Self.leftOut).take(into: &facts)
        case nil: break
        }
        return facts
    }
}

extension [UInt8] {
    /// A text with its length in front, so that no two lists of texts look alike.
    fileprivate mutating func take(_ text: String) {
        append(contentsOf: String(text.utf8.count).utf8)
        append(UInt8(ascii: ":"))
        append(contentsOf: text.utf8)
    }
}

extension JSONBody {
    /// The object without the members of those names.
    fileprivate func without(_ names: Set<String>) -> JSONBody {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { !names.contains($0.name) })
    }

    fileprivate func take(into facts: inout [UInt8]) {
        switch self {
        case .null: facts.take("null")
        case .bool(let value): facts.take(value ? "true" : "false")
        case .integer(let value): facts.take(String(value))
        case .number(let value): facts.take(String(value))
        case .string(let value):
            facts.append(UInt8(ascii: "\""))
            facts.take(value)
        case .array(let values):
            facts.append(UInt8(ascii: "["))
            for value in values { value.take(into: &facts) }
            facts.append(UInt8(ascii: "]"))
        case .object(let members):
            facts.append(UInt8(ascii: "{"))
            for member in members {
                facts.take(member.name)
                member.value.take(into: &facts)
            }
            facts.append(UInt8(ascii: "}"))
        }
    }
}

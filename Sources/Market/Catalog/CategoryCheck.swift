extension Category {
    /// What is wrong with the answers, field by field in the order of the form; empty if nothing is.
    package func problems(in answers: [String: FieldValue]) -> [FieldProblem] {
        let fields = self.fields
        let known = Set(fields.map(\.id))
        let unknown = answers.keys.filter { !known.contains($0) }.sorted().map {
            FieldProblem(field: $0, reason: .unknownField)
        }
        return fields.compactMap { field in
            let isRequired = field.isRequired(given: answers)
            guard let answer = answers[field.id] else {
                return isRequired ? FieldProblem(field: field.id, reason: .missing) : nil
            }
            return field.problem(with: answer, required: isRequired).map { FieldProblem(field: field.id, reason: $0) }
        } + unknown
    }
}

/// One field that does not hold what it must.
package struct FieldProblem: Hashable, Sendable {
    /// The field's id; in a whole revision that id after `fields.`, or the name of another part of the form, e.g. `title`.
    package let field: String
    /// What is wrong with it.
    package let reason: Reason

    package init(field: String, reason: Reason) {
        self.field = field
        self.reason = reason
    }

    /// What is wrong with it.
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        case missing, unknownField, wrongKind, tooLong, notAChoice, outOfRange, notAnAddress, notAVersion, notALicence,
            invisibleCharacters
    }
}

extension Category.Field {
    /// The longest answers, in characters.
    package static let textCharactersMax = 200
    /// The longest answer to a question that asks for a text of its own, in characters.
    package static let longTextCharactersMax = 20_000
    /// The numbers that every reader of JSON keeps exactly: up to 2^53 - 1 on either side of zero.
    ///
    /// Source: RFC 8785, section 3.2.2.3.
    package static let numbers: ClosedRange<Int64> = -9_007_199_254_740_991...9_007_199_254_740_991

    /// The longest text beside one platform, in characters.
    package static let platformVersionsCharactersMax = 100

    /// Whether a revision with these answers must answer this field.
    package func isRequired(given answers: [String: FieldValue]) -> Bool {
        required || requiredWhen.map { $0.holds(for: answers[$0.field]) } ?? false
    }

    func problem(with answer: FieldValue, required: Bool) -> FieldProblem.Reason? {
        switch (kind, answer) {
        case (.text, .text(let text)):
            text.problem(max: charactersMax ?? Self.textCharactersMax, required: required)
        case (.longText, .text(let text)):
            text.problem(max: charactersMax ?? Self.longTextCharactersMax, required: required)
        case (.version, .text(let text)):
            text.problem(max: Self.textCharactersMax, required: required)
                ?? (text.startsLikeAVersion ? nil : .notAVersion)
        case (.url, .text(let text)):
            text.problem(max: Self.textCharactersMax * 10, required: required)
                ?? (text.isWebAddress ? nil : .notAnAddress)
        case (.spdx, .text(let text)):
            text.problem(max: Self.textCharactersMax, required: required)
                ?? (LicenceExpression.isWellFormed(text) ? nil : .notALicence)
        case (.choice, .text(let id)): choices?.contains { $0.id == id } == true ? nil : .notAChoice
        case (.choices, .choices(let ids)):
            if ids.isEmpty, required {
                .missing
            } else {
                Set(ids).count == ids.count && ids.allSatisfy { id in choices?.contains { $0.id == id } == true }
                    ? nil : .notAChoice
            }
        case (.number, .number(let number)):
            Self.numbers.contains(number) && number >= (min ?? .min) && number <= (max ?? .max) ? nil : .outOfRange
        case (.yesNo, .yesNo): nil
        case (.platforms, .platforms(let rows)): problem(with: rows, required: required)
        case (.text, _), (.longText, _), (.version, _), (.url, _), (.spdx, _), (.choice, _), (.choices, _),
            (.number, _), (.yesNo, _), (.platforms, _):
            .wrongKind
        }
    }

    private func problem(with rows: [PlatformSupport], required: Bool) -> FieldProblem.Reason? {
        if rows.isEmpty { return required ? .missing : nil }
        let isKnown = rows.allSatisfy { row in choices?.contains { $0.id == row.platform } == true }
        guard isKnown, Set(rows.map(\.platform)).count == rows.count else { return .notAChoice }
        let longest = rows.map(\.versions.unicodeScalars.count).max() ?? 0
        if longest > Self.platformVersionsCharactersMax { return .tooLong }
        return rows.contains { $0.versions.hasInvisibleCharacters } ? .invisibleCharacters : nil
    }
}

extension Category.Field.Condition {
    /// Whether the answer to the field that is asked about is, or has, what the condition names.
    package func holds(for answer: FieldValue?) -> Bool {
        switch answer {
        case .text(let id)?: self.is.contains(id)
        case .choices(let ids)?: ids.contains { self.is.contains($0) }
        case .yesNo(let yes)?: self.is.contains(yes ? "yes" : "no")
        case .number?, .platforms?, nil: false
        }
    }
}

extension String {
    fileprivate func problem(max: Int, required: Bool) -> FieldProblem.Reason? {
        if required, allSatisfy(\.isWhitespace) { return .missing }
        if unicodeScalars.count > max { return .tooLong }
        return hasInvisibleCharacters ? .invisibleCharacters : nil
    }

    /// A letter `v` at most, then a digit from 0 to 9.
    fileprivate var startsLikeAVersion: Bool {
        let rest = first == "v" || first == "V" ? utf8.dropFirst() : utf8[...]
        return rest.first.map { (0x30...0x39).contains($0) } ?? false
    }

    /// `http` or `https`, a host, and nothing that white space could hide in.
    fileprivate var isWebAddress: Bool {
        let scheme = ["https://", "http://"].first { hasPrefix($0) }
        guard let scheme, !contains(where: \.isWhitespace) else { return false }
        let host = dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return !host.isEmpty && !host.contains("@")
    }
}

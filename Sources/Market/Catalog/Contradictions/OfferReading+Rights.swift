extension OfferReading {
    /// What the buyer may do: the licence, the terms, the texts, and the licences of others.
    func aboutRights() -> [Contradiction] {
        var found: [Contradiction] = []
        let licence = answer(.licence)
        let expression = licence.flatMap { licence -> String? in if case .text(let text) = licence.value { text } else { nil } }
        let isOpen = expression.map(LicenceFamily.isOpen) ?? false
        let forbidden = quote(Self.resaleForbidden)
        if isOpen, let licence {
            let statement = OfferStatement.answer(field: licence.field, licence.value)
            if !terms.licence.mayResell {
                found.append(
                    Contradiction(kind: .openLicenceClosedTerms, first: statement, second: .term(.licence), prevailing: .first))
            }
            if let forbidden {
                found.append(Contradiction(kind: .openLicenceClosedTerms, first: statement, second: forbidden, prevailing: .first))
            }
        }
        if terms.licence.mayResell, !isOpen, let forbidden {
            found.append(Contradiction(kind: .resale, first: .term(.licence), second: forbidden, prevailing: .first))
        }
        if !terms.licence.mayResell, !isOpen, let allowed = quote(Self.resaleAllowed) {
            found.append(Contradiction(kind: .resale, first: allowed, second: .term(.licence), prevailing: .first))
        }
        return found + [aboutCopyleft(expression)].compactMap(\.self)
    }

    /// Parts under a copyleft licence in a product whose source is kept, or whose licence is closed.
    private func aboutCopyleft(_ expression: String?) -> Contradiction? {
        guard let (field, value) = answer(.thirdPartyLicences), case .text(let parts) = value, LicenceFamily.bindsToCopyleft(parts)
        else { return nil }
        let completeness = chosen(.sourceCompleteness)
        let isHeldBack = completeness.map { !$0.ids.isDisjoint(with: ["none", "compiled"]) } ?? !terms.licence.includesSource
        let isClosed = expression.map { !LicenceFamily.isOpen($0) } ?? false
        guard isHeldBack || isClosed else { return nil }
        let other: OfferStatement
        if isHeldBack {
            other = completeness?.statement ?? .term(.licence)
        } else if let licence = answer(.licence) {
            other = .answer(field: licence.field, licence.value)
        } else {
            return nil
        }
        return Contradiction(
            kind: .copyleft, first: .answer(field: field, value), second: other, prevailing: .first, ground: .rightsOfOthers)
    }

    private static let resaleForbidden = PhraseBook([
        "{禁止|严禁|不得|不允许|不可|不准|请勿|勿|不能|谢绝|不许}{|以任何形式|擅自|私自|进行|对外|将源码|将本源码|再次}{二次分发|二次销售|二次出售|二次售卖|再次销售|转售|转卖|倒卖|再分发|分发|再销售|再出售|传播|外传|出售|销售|售卖|分享给他人}",
        "{no|not for} {redistribution|resale|reselling}",
        "{may not|must not|do not|cannot|not} {resell|redistribute|be resold|be redistributed}",
        "{resale|redistribution|reselling} {is |}{not allowed|prohibited|forbidden}",
    ])

    private static let resaleAllowed = PhraseBook([
        "{可|可以|允许|支持|随意|任意|自由}{|自由|随意|任意}{二次销售|二次出售|二次售卖|转售|转卖|倒卖|再销售|再出售|分发|二次分发|再分发}", "{含|送|带|附|提供}转售权",
        "{may|can|free to} {resell|redistribute}", "{resale|resell} {rights|right} {included|granted}",
        "{resale|reselling|redistribution} {is |}allowed", "mit{|协议}{开源|自由使用}",
    ])
}

/// What kinds of licence an SPDX expression leaves the choice of.
enum LicenceFamily {
    private static let open = [
        "MIT", "Apache-", "BSD-", "ISC", "Unlicense", "0BSD", "CC0-", "Zlib", "BSL-1.0", "WTFPL", "GPL-", "LGPL-", "AGPL-", "MPL-",
        "EPL-",
        "MulanPSL-", "Artistic-", "CC-BY-4", "CC-BY-3", "CC-BY-SA-", "PostgreSQL", "Python-", "EUPL-", "OFL-",
    ]

    /// Whether whoever holds the licence may pass the software on, for money too.
    static func isOpen(_ expression: String) -> Bool {
        alternatives(expression).contains { parts in parts.allSatisfy { part in open.contains { part.hasPrefix($0) } } }
    }

    /// Whether every choice has a part that asks for the source of the whole.
    static func bindsToCopyleft(_ expression: String) -> Bool {
        let choices = alternatives(expression)
        return !choices.isEmpty
            && choices.allSatisfy { parts in parts.contains { $0.hasPrefix("GPL-") || $0.hasPrefix("AGPL-") } }
    }

    /// The licences that bind together, for each way to choose. An exception after WITH frees from copyleft, so such a part is
    /// none.
    private static func alternatives(_ expression: String) -> [[String]] {
        guard LicenceExpression.isWellFormed(expression) else { return [] }
        var words = expression.replacing("(", with: " ( ").replacing(")", with: " ) ").split(separator: " ").map(String.init)[...]
        return disjunction(&words)
    }

    private static func disjunction(_ words: inout ArraySlice<String>) -> [[String]] {
        var choices = conjunction(&words)
        while words.first == "OR" {
            words.removeFirst()
            choices += conjunction(&words)
        }
        return choices
    }

    private static func conjunction(_ words: inout ArraySlice<String>) -> [[String]] {
        var choices = part(&words)
        while words.first == "AND" {
            words.removeFirst()
            let others = part(&words)
            choices = choices.flatMap { choice in others.map { choice + $0 } }
            // An expression is short by its field's limit, its choices are not.
            if choices.count > 256 { return Array(choices.prefix(256)) }
        }
        return choices
    }

    private static func part(_ words: inout ArraySlice<String>) -> [[String]] {
        guard let word = words.popFirst() else { return [[]] }
        if word == "(" {
            let choices = disjunction(&words)
            _ = words.popFirst()
            return choices
        }
        if words.first == "WITH" {
            words = words.dropFirst(2)
            return [["\(word) WITH".replacing("GPL-", with: "GPL with exception ")]]
        }
        return [[word]]
    }
}

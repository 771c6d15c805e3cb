import Market

/// The milestones of a proposal: in a form one text with a line for each, in JSON an array of objects.
enum MilestoneForm {
    /// One milestone, with its words.
    typealias Row = (terms: Milestone, wording: MilestoneWording)

    /// Reads them; none where nothing was said. A line reads `标题 | 金额 | 小时 | 天 | 验收标准；验收标准`.
    static func rows(_ fields: inout Fields) -> [Row] {
        if let body = fields.structure("milestones") { return objects(body, &fields) }
        let most = Milestone.counts.upperBound * 2_000
        guard let text = fields.optionalText("milestones", charactersMax: most) else { return [] }
        let lines = text.split(separator: "\n").map { $0.trimmed() }.filter { !$0.isEmpty }
        let rows = lines.compactMap(line)
        if rows.count < lines.count { fields.note("milestoneUnreadable") }
        return rows.count < lines.count ? [] : rows
    }

    /// The text of a form that says the same.
    static func text(_ version: TermsVersion) -> String {
        version.terms.milestones.enumerated().map { place, milestone in
            let words = version.wording?.milestones.dropFirst(place).first
            let parts = [
                words?.title ?? "", MoneyText.typed(milestone.amountMinor), String(milestone.deliveryHours),
                String(milestone.acceptanceDays), (words?.criteria ?? []).joined(separator: "；"),
            ]
            return parts.joined(separator: " | ")
        }.joined(separator: "\n")
    }

    /// Writes them as the array of objects that can be read again.
    static func write(_ version: TermsVersion, to json: inout JSONText) {
        guard !version.terms.milestones.isEmpty else { return }
        json.array("milestones", Array(version.terms.milestones.enumerated())) { item, json in
            let words = version.wording?.milestones.dropFirst(item.offset).first
            json.member("title", words?.title)
            json.member("amountMinor", String(item.element.amountMinor))
            json.member("deliveryHours", item.element.deliveryHours)
            json.member("acceptanceDays", item.element.acceptanceDays)
            json.member("criteria", texts: words?.criteria ?? [])
        }
    }

    private static func line(_ line: Substring) -> Row? {
        let parts = line.replacing("｜", with: "|").split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed() }
        guard (4...5).contains(parts.count), let amountMinor = money(parts[1]), let hours = Int(parts[2]), let days = Int(parts[3])
        else { return nil }
        let criteria = (parts.count == 5 ? parts[4] : "").split { $0 == "；" || $0 == ";" }.map { String($0.trimmed()) }
        return (
            Milestone(amountMinor: amountMinor, deliveryHours: hours, acceptanceDays: days),
            MilestoneWording(title: String(parts[0]), criteria: criteria.filter { !$0.isEmpty })
        )
    }

    private static func money(_ text: Substring) -> Int64? {
        do throws(MoneyText.Unreadable) {
            return try MoneyText.parse(text)
        } catch {
            return nil
        }
    }

    private static func objects(_ body: JSONBody, _ fields: inout Fields) -> [Row] {
        guard case .array(let elements) = body else {
            if body != .null { fields.note("notAList") }
            return []
        }
        let rows = elements.compactMap(object)
        if rows.count < elements.count { fields.note("milestoneUnreadable") }
        return rows.count < elements.count ? [] : rows
    }

    private static func object(_ body: JSONBody) -> Row? {
        guard case .string(let title)? = body["title"], case .string(let typed)? = body["amountMinor"],
            let amountMinor = Int64(typed), case .integer(let hours)? = body["deliveryHours"],
            case .integer(let days)? = body["acceptanceDays"], let hours = Int(exactly: hours), let days = Int(exactly: days)
        else { return nil }
        var criteria: [String] = []
        switch body["criteria"] {
        case nil, .null?: break
        case .array(let elements)?:
            for element in elements {
                guard case .string(let text) = element else { return nil }
                criteria.append(text)
            }
        default: return nil
        }
        return (
            Milestone(amountMinor: amountMinor, deliveryHours: hours, acceptanceDays: days),
            MilestoneWording(title: title, criteria: criteria)
        )
    }
}

extension Fields {
    /// A problem of the field of milestones, told once though it is read for the terms and for their words.
    fileprivate mutating func note(_ reason: String) {
        if !problems.contains(where: { $0.field == "milestones" }) { add(FieldProblem("milestones", reason)) }
    }
}

extension Substring {
    fileprivate func trimmed() -> Substring {
        var text = self
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}

extension String {
    fileprivate func trimmed() -> Substring { self[...].trimmed() }
}

import Market

extension ProtectionCard {
    /// The card of a listing's or a trade's check.
    ///
    /// - Parameter path: where the reader mends what a fix names; nil where this reader cannot.
    init(_ findings: [ProtectionFinding], _ language: Language, path: (ProtectionFinding.Fix) -> String?) {
        self.init(
            rows: findings.map { finding in
                Row(
                    name: finding.protection.name(language), state: State(finding.status),
                    reason: language.say("protection.reason.\(finding.reason.rawValue)"),
                    fix: finding.fix.flatMap { fix in
                        path(fix).map { Link(text: language.say("protection.fix.\(fix.rawValue)"), path: $0) }
                    }, language)
            }, language)
    }
}

extension ProtectionCard.State {
    fileprivate init(_ status: ProtectionFinding.Status) {
        switch status {
        case .inPlace: self = .ok
        case .waiting: self = .warn
        case .missing: self = .missing
        }
    }
}

extension Protection {
    /// What the protection is called.
    func name(_ language: Language) -> String {
        switch self {
        case .listing: language.say("protection.listing")
        case .agreement: language.say("protection.agreement")
        case .record: language.say("protection.record")
        case .escrow: language.say("protection.escrow")
        case .afterSales: language.say("protection.afterSales")
        case .credit: language.say("protection.disputes")
        }
    }

    /// Its name for programs.
    var code: String { String(describing: self) }
}

extension [ProtectionFinding] {
    /// How many of the six stand.
    var inPlaceCount: Int { count { $0.status == .inPlace } }

    /// `护航 5/6`.
    func badge(_ language: Language) -> String {
        language.say("market.protection", ["n": String(inPlaceCount), "all": String(count)])
    }

    /// The findings as JSON.
    func json(_ json: inout JSONText) {
        json.array("protection", self) { finding, json in
            json.member("protection", finding.protection.code)
            json.member("status", finding.status.rawValue)
            json.member("reason", finding.reason.rawValue)
            json.member("fix", finding.fix?.rawValue)
        }
    }
}

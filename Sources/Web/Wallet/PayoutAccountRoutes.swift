import HTTPTypes
import Market
import Service

/// `/wallet/accounts`: the accounts that a member's payouts may go to. Adding one needs the password again, or a key; for a while
/// nothing goes to it, and until then, and later, it can be taken back.
enum PayoutAccountRoutes {
    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        [list(site, marketplace), add(site, marketplace), remove(site, marketplace)]
    }

    private static func list(_ site: Site, _ marketplace: Marketplace) -> Route {
        .get(WalletPath.accounts, .member) { visit in
            let accounts = try await marketplace.payoutAccounts(of: try visit.memberID())
            return .page(try await page(visit, site, marketplace)) { json in
                json.array("accounts", accounts) { account, json in
                    json.member("account", account.id.rawValue)
                    json.member("kind", account.kind.rawValue)
                    json.member("label", account.label)
                    json.member("added", TimeText.iso(account.addedAt.ms))
                    json.member("usableFrom", TimeText.iso(account.usableFrom.ms))
                }
            }
        }
    }

    private static func add(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post(
            WalletPath.accounts,
            formAgain: { visit, refused in try await page(visit, site, marketplace, refused: refused) }
        ) { visit in
            var fields = visit.fields()
            let kind = PayoutAccountKind(rawValue: fields.choice("kind", of: PayoutAccountKind.allCases.map(\.rawValue)))
            let holder = fields.text("holder", charactersMax: PayoutDestination.nameCharacters.upperBound)
            let bank = fields.optionalText("bank", charactersMax: PayoutDestination.nameCharacters.upperBound)
            let number = fields.text("number", charactersMax: 100)
            let given = fields.proof()
            try fields.finish()
            guard let kind else { throw Refused.fields([FieldProblem("kind", "missing")]) }
            let destination = try PayoutDestination(kind: kind, holder: holder, bank: bank ?? "", number: number)
            guard let proof = try site.proof(given, visit) else { throw Refused(ProofRefusal.proofMissing) }
            let (outcome, account) = try await marketplace.addPayoutAccount(
                destination, proof: proof, of: try visit.memberID(), key: try visit.commandKey())
            site.proved(visit)
            return .command(outcome, seeOther: WalletPath.accounts, flash: "payoutAccountAdded") { json in
                json.member("account", account.rawValue)
                json.member("label", destination.masked)
            }
        }
    }

    private static func remove(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post(WalletPath.accounts + "/:account/removal") { visit in
            var fields = visit.fields()
            try fields.finish()
            let account = try visit.name("account", PayoutAccountID.self)
            let outcome = try await marketplace.removePayoutAccount(
                account, of: try visit.memberID(), key: try visit.commandKey())
            return .command(outcome, seeOther: WalletPath.accounts, flash: "payoutAccountRemoved") { json in
                json.member("account", account.rawValue)
            }
        }
    }

    private static func page(
        _ visit: Visit, _ site: Site, _ marketplace: Marketplace, refused: Refused? = nil
    ) async throws -> PayoutAccountsPage {
        let accounts = try await marketplace.payoutAccounts(of: try visit.memberID())
        let keys = try await visit.ownKeys(site, marketplace)
        let make = FormFields(visit.language, typed: refused == nil ? nil : visit.typed, problems: refused?.problems ?? [])
        return PayoutAccountsPage(
            accounts, keys, make, coolDownHours: marketplace.settings.payouts.coolDownHours, nowMs: visit.nowMs, refused: refused)
    }
}

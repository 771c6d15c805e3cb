import Ledger

@testable import Market
@testable import Service
@testable import Web

extension Samples {
    var ownKeys: OwnKeys {
        OwnKeys(
            keys: [
                Passkey(
                    credential: "c2FtcGxlLWtleS0x", name: both("我的手机", "my phone"), algorithm: .es256,
                    registered: Timestamp(ms: 1_790_000_000_000), used: Timestamp(ms: 1_795_000_000_000)),
                Passkey(
                    credential: "c2FtcGxlLWtleS0y", name: both("安全钥匙", "security key"), algorithm: .ed25519,
                    registered: Timestamp(ms: 1_794_000_000_000), used: nil),
            ], site: RelyingParty(origin: "https://chengxu.example"))
    }

    var noKeys: OwnKeys { OwnKeys(keys: [], site: RelyingParty(origin: "https://chengxu.example")) }

    private func priced(_ minor: Int64) -> Terms {
        Terms(
            price: Money(minor: minor, currency: .cny), licence: Licence(scope: .personal, includesSource: true, mayResell: false),
            deliveryHours: 48, acceptanceDays: 7, changeRounds: 2, supportMonths: 6, noReasonReturnDays: 0,
            returnCondition: .notDownloaded)
    }

    func signing(_ keys: OwnKeys? = nil, priceMinor: Int64 = 89_900) -> SigningBox {
        SigningBox(
            Digest(rawValue: sha2)!, terms: priced(priceMinor), policy: .standard, button: language.say("agreement.confirm.button"),
            keys ?? ownKeys, FormFields(language))
    }

    var commands: String {
        let file = Digest(rawValue: sha2)!
        return SignatureCommands(
            document: file,
            PasskeySignature(
                credential: "c2FtcGxlLWtleS0x", algorithm: .es256, registered: file, key: file, authenticatorData: file,
                clientData: file, signature: file)
        ).text
    }

    func passkeys(empty: Bool) -> PasskeysPage {
        PasskeysPage(empty ? noKeys : ownKeys, FormFields(language), nowMs: 1_795_394_615_000, refused: nil)
    }

    func prepared(stuck: Bool) -> PreparedTermsPage {
        let agreement = agreement(confirming: true)
        return PreparedTermsPage(
            title: language.say("prepared.title"), tradeLink: tradeLink, lead: language.say("prepared.lead", ["n": "2"]),
            clauses: agreement.clauses, diff: diff, hash: HashText(sha2), action: "/trades/t_1024/prepared-terms/signature",
            backPath: "/trades/t_1024/proposals", signing: signing(stuck ? noKeys : ownKeys, priceMinor: stuck ? 199_900 : 89_900),
            isStale: false,
            newPasskey: stuck ? NewPasskey(noKeys, back: "/trades/t_1024/prepared-terms", FormFields(language)) : nil,
            refusal: nil)
    }

    func receipt(signed: Bool) -> ReceiptPage {
        ReceiptPage(
            title: language.say("receipt.title"), tradeLink: tradeLink,
            facts: [
                Fact(label: language.say("clause.deliveryMethod"), value: language.say("method.files")),
                Fact(label: language.say("locker.round", ["n": "1"]), value: ago(300).text),
            ], files: [file()], hasFiles: true, hash: HashText(sha2), action: "/trades/t_1024/receipt", part: nil,
            signing: signing(), isSigned: signed, newPasskey: nil, refusal: nil)
    }

    var contract: ContractPage {
        let agreement = agreement(confirming: false)
        return ContractPage(
            title: language.say("contract.title"), tradeLink: tradeLink, termsPath: "/trades/t_1024/terms/2",
            version: agreement.version, heading: language.say("contract.title"), status: language.say("contract.inForce"),
            facts: [Fact(label: language.say("contract.trade"), value: "t_1024", isCode: true)], clauses: agreement.clauses,
            defects: [both("月度报表较慢", "slow monthly report")], hasDefects: true,
            confirmations: [
                .init(
                    text: both("林晚：本人通行密钥签名，2026年11月23日", "Lin Wan: signed with a passkey, 23 Nov 2026"),
                    details: ["c2FtcGxlLWtleS0x"])
            ], hash: sha2, commands: commands, hasPDF: true, pdfPath: "/trades/t_1024/terms/2/contract.pdf")
    }
}

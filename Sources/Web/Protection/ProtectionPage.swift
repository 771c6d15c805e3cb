/// How the six protections work, in plain words.
struct ProtectionPage: Page {
    static let template = "Protection/protection"

    /// One protection.
    struct Item: Sendable {
        let number: String
        let icon: String
        let name: String
        let promise: String
        /// What is kept as evidence of it.
        let evidence: String
        let prevents: String
    }

    let title: String
    let items: [Item]

    init(_ language: Language) {
        title = language.say("protection.page")
        let rows = [
            ("1", "tag", "listing"), ("2", "sign", "agreement"), ("3", "chat", "record"), ("4", "yuan", "escrow"),
            ("5", "return", "afterSales"), ("6", "scale", "disputes"),
        ]
        items = rows.map { number, icon, key in
            Item(
                number: number, icon: icon, name: language.say("protection.\(key)"),
                promise: language.say("protection.\(key).promise"),
                evidence: language.say("protection.\(key).evidence"),
                prevents: language.say("protection.\(key).prevents"))
        }
    }
}

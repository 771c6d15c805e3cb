import Evidence
import Foundation
import Ledger
import Market
import Payments
import Service
import Store

/// One whole trade through the real market, told step by step.
struct DemoWalk {
    let marketplace: Marketplace
    let money: PlayMoney
    let teller: Teller
    let folder: URL
    /// The next entry of the trade that has not been told.
    private var untold: Int64 = 0

    /// What the bundle's file is called, in the walk's folder.
    static let bundleName = "bundle.zip"
    private static let sellerPassword = "demo-of-a-seller"
    private static let buyerPassword = "demo-of-a-buyer"

    init(marketplace: Marketplace, money: PlayMoney, teller: Teller, folder: URL) {
        self.marketplace = marketplace
        self.money = money
        self.teller = teller
        self.folder = folder
    }

    /// Walks the trade. True if everything held that was checked on the way.
    mutating func run() async throws -> Bool {
        teller.say(
            zh: "诚序 · 一笔完整的交易，从上架到可以离线验证的证据包。",
            en: "Chengxu · one whole trade, from the listing to a bundle that verifies offline.")
        let (seller, buyer) = try await register()
        let (listing, file) = try await publish(by: seller)
        let trade = try await talk(about: listing, buyer, seller)
        try await agree(trade, buyer, seller)
        try await pay(trade, buyer)
        try await deliver(file, trade, seller, buyer)
        let isSame = try await receive(file, trade, buyer)
        try await accept(trade, buyer)
        try await rate(trade, buyer, seller)
        let isBalanced = try await audit()
        let bundle = try await export(trade, buyer)
        let isVerified = try verify(bundle)
        let isCaught = try tamper(with: bundle)
        return isSame && isBalanced && isVerified && isCaught
    }

    // MARK: The steps

    private func register() async throws -> (seller: MemberID, buyer: MemberID) {
        teller.step(1, zh: "注册", en: "Two members register")
        let seller = try await marketplace.register(handle: "linwan", displayName: "林晚", password: Self.sellerPassword)
        let buyer = try await marketplace.register(handle: "zhouye", displayName: "周野", password: Self.buyerPassword)
        teller.say(zh: "林晚卖自己写的软件；周野想买。", en: "Lin Wan sells software she wrote; Zhou Ye wants to buy.")
        return (seller, buyer)
    }

    private func publish(by seller: MemberID) async throws -> (listing: ListingID, file: Deposit) {
        teller.step(2, zh: "上架", en: "The seller publishes a listing")
        let archive = folder.appending(path: "企业官网模板-1.2.0.tar.gz")
        try Packing.pack(Resources.folder("demo/company-site"), to: archive)
        let file = try await marketplace.deposit(
            FilePieces(archive), name: archive.lastPathComponent, media: "application/gzip", by: seller)
        teller.say(
            zh: "程序存入平台：\(file.name)，\(file.artefact.bytes) 字节",
            en: "The program is deposited: \(file.name), \(file.artefact.bytes) bytes")
        teller.line("      sha256 \(file.artefact.sha256)")
        let defect = "联系表单没有自带后端，需要买家自备接收程序"
        guard let category = marketplace.categories["website-source"] else { throw NotFound() }
        let content = ListingContent(
            title: "企业官网模板（纯静态，可商用）",
            fields: try DemoAnswers(
                "company-site", in: category.id, title: "企业官网模板", version: "1.2.0"
            ).answers(to: category),
            defects: [Defect(severity: .minor, text: defect)], noneKnown: false, clauses: ["模板中的示例文字可以随意改写"],
            artefactName: file.name)
        let terms = Terms(
            price: Money(minor: 39_900, currency: .cny),
            licence: Licence(scope: .oneProduct, includesSource: true, mayResell: false), deliveryHours: 48,
            acceptanceDays: 14, changeRounds: 2, supportMonths: 6, noReasonReturnDays: 7,
            returnCondition: .notDownloaded)
        let (listing, outcome) = try await marketplace.publish(
            RevisionForm(
                category: category.id, content: content, terms: terms, artefact: file.artefact.sha256, screenshots: []),
            by: seller)
        teller.say(
            zh: "标价 ¥399.00，已知缺陷写明：\(defect)", en: "Price ¥399.00; the known defect is said: the form has no back end")
        teller.line("      sha256 \(outcome.entryHash ?? "")")
        return (listing, file)
    }

    private mutating func talk(about listing: ListingID, _ buyer: MemberID, _ seller: MemberID) async throws -> TradeID {
        teller.step(3, zh: "咨询", en: "The buyer asks")
        let trade = try await marketplace.openEnquiry(about: listing, by: buyer).trade
        for (member, text) in [
            (buyer, "你好，我想用在自己公司的官网上，手机上显示正常吗？"), (seller, "正常，样式对窄屏做了单独处理，我可以录屏给你看。"),
            (buyer, "表单没有后端我可以自己接。价格能不能到 360？"), (seller, "可以，把约定改成 360 我就确认。"),
        ] {
            _ = try await marketplace.post(text, in: trade, by: member)
            teller.line("   \(member == buyer ? "周野" : "林晚")：\(text)")
        }
        try await tell(trade, buyer)
        return trade
    }

    private mutating func agree(_ trade: TradeID, _ buyer: MemberID, _ seller: MemberID) async throws {
        teller.step(4, zh: "约定", en: "Both confirm the same terms")
        let reading = try await marketplace.state(of: trade, for: buyer)
        var terms = reading.opening.standardTerms
        terms.price = Money(minor: 36_000, currency: .cny)
        _ = try await marketplace.propose(
            terms, clauses: ["模板中的示例文字可以随意改写", "卖家协助首次上线一次"], answering: 0,
            ticks: Set(reading.trade.requiredTicks), password: Self.buyerPassword, in: trade, by: buyer)
        guard let proposal = try await marketplace.state(of: trade, for: seller).trade.openProposal else {
            throw NotFound()
        }
        let passkey = try await marketplace.registerSoftwarePasskey(
            name: "演示", password: Self.sellerPassword, of: seller, at: DemoMember.site)
        _ = try await marketplace.confirm(
            proposal: proposal.number, document: proposal.document, ticks: [],
            proof: try passkey.proof(of: proposal.document), in: trade, by: seller)
        teller.say(
            zh: "买家提出 ¥360.00 和一条补充条款并输入密码确认；卖家用自己的密钥签了同一份文本。",
            en:
                "The buyer proposes ¥360.00 and one more clause, confirmed by password; the seller signs the very same bytes with a key."
        )
        teller.line("      sha256 \(proposal.document)")
        try await tell(trade, buyer)
    }

    private mutating func pay(_ trade: TradeID, _ buyer: MemberID) async throws {
        teller.step(5, zh: "付款到诚序通", en: "The buyer pays into escrow")
        let start = try await marketplace.startPayment(in: trade, by: buyer, language: .zh).start
        guard let payment = try await marketplace.state(of: trade, for: buyer).trade.payments.last else {
            throw NotFound()
        }
        try await money.pay(start, payment.id, in: marketplace)
        teller.say(
            zh: "沙箱银行收款后发来签名通知，平台再向银行查询核实，才记为到账。",
            en: "The sandbox bank sends a signed notification; the market asks the bank back before it believes it.")
        try await tell(trade, buyer)
        try await tellMoney()
    }

    private mutating func deliver(
        _ file: Deposit, _ trade: TradeID, _ seller: MemberID, _ buyer: MemberID
    ) async throws {
        teller.step(6, zh: "交付", en: "The seller delivers")
        _ = try await marketplace.deliver(
            [file.artefact.sha256], note: "请查收，README 里有上线步骤。", in: trade, by: seller)
        try await tell(trade, buyer)
    }

    private mutating func receive(_ file: Deposit, _ trade: TradeID, _ buyer: MemberID) async throws -> Bool {
        teller.step(7, zh: "下载与签收", en: "The buyer downloads and signs for it")
        let (reader, name, _) = try await marketplace.openDelivered(file.artefact.sha256, in: trade, for: buyer)
        let received = folder.appending(path: "received-\(name)")
        var (bytes, offset): ([UInt8], Int64) = ([], 0)
        while offset < reader.sizeBytes {
            let piece = try await reader.read(offset: offset, countMax: BundleWriter.pieceBytesMax)
            bytes += piece
            offset += Int64(piece.count)
        }
        try Data(bytes).write(to: received)
        try await marketplace.recordDownload(
            of: file.artefact.sha256, firstByte: 0, bytesSent: offset, client: "chengxu demo", in: trade, by: buyer)
        let isSame = Hash.sha256(bytes).hex == file.artefact.sha256.rawValue
        teller.say(
            zh: isSame ? "收到的字节与卖家存入的逐位相同。" : "✗ 收到的字节不同！",
            en: isSame ? "What arrived is byte for byte what the seller deposited." : "✗ What arrived differs!")
        guard let delivery = try await marketplace.state(of: trade, for: buyer).trade.delivery else { throw NotFound() }
        _ = try await marketplace.signReceipt(
            manifest: delivery.manifest, proof: .password(Self.buyerPassword), in: trade, by: buyer)
        try await tell(trade, buyer)
        return isSame
    }

    private mutating func accept(_ trade: TradeID, _ buyer: MemberID) async throws {
        teller.step(8, zh: "验收与放款", en: "The buyer accepts, the seller is paid")
        _ = try await marketplace.confirmAcceptance(in: trade, by: buyer)
        try await tell(trade, buyer)
        try await tellMoney()
    }

    private mutating func rate(_ trade: TradeID, _ buyer: MemberID, _ seller: MemberID) async throws {
        teller.step(9, zh: "互评", en: "Each rates the other")
        _ = try await marketplace.rate(trade, score: .good, text: "和描述一致，缺陷也事先说清楚了。", by: buyer)
        _ = try await marketplace.rate(trade, score: .good, text: "需求说得明白，验收爽快。", by: seller)
        teller.say(zh: "双方都评过，评价才同时公开。", en: "The ratings become visible together, once both have rated.")
        try await tell(trade, buyer)
    }

    // MARK: What is told after a step

    private mutating func tell(_ trade: TradeID, _ member: MemberID) async throws {
        for entry in try await marketplace.entries(of: trade, for: member, from: untold) {
            teller.entry(entry)
            untold = entry.sequence + 1
        }
    }

    private static let selectBalances: SQL =
        "SELECT account, currency, balance_minor FROM v_balances WHERE balance_minor <> 0 ORDER BY account"

    /// What every account holds that holds anything.
    func balances() async throws -> [(account: Account, amount: Money)] {
        try await marketplace.database.read { connection in
            try connection.rows(Self.selectBalances, []) { row in
                guard let account = Account(name: try row.text(0)), let currency = Currency(code: try row.text(1)) else {
                    throw NotFound()
                }
                return (account, Money(minor: try row.int64(2), currency: currency))
            }
        }
    }

    private func tellMoney() async throws { teller.money(try await balances()) }
}

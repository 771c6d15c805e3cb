import Market
import Store

extension Marketplace {
    /// Whether the operator has set up a mail server, so that deliveries by mail are offered.
    package var sendsMail: Bool { mail != nil }

    /// The seller delivers files to the mail address that the agreement names. Files of up to 10 MiB together travel with the mail,
    /// if that is wished; else it leads to the locker.
    ///
    /// Throws: `HandoverRefusal`, `DepositRefusal`, `NotFound` where no mail server is set up.
    package func deliverByMail(
        _ files: [Digest], isAttached: Bool, note: String, in trade: TradeID, part: Int? = nil, by seller: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        guard sendsMail else { throw NotFound() }
        let (artefacts, names) = try await deliverable(files, of: seller)
        let address = try await agreementWording(in: trade, for: seller)?.agreedMailAddress ?? ""
        let manifest = try DeliveryManifest.digest(DeliveryManifest.bytes(artefacts, names: names))
        let host = settings.origin.prefix { $0 != "/" }
        let fits = artefacts.reduce(0) { $0 + $1.bytes } <= MailMessage.attachedBytesMax
        let command = DeliverByMail(
            mail: "\(chance.nonce())@\(host)", artefacts: artefacts, names: names, address: address,
            isAttached: isAttached && fits, note: note, manifest: manifest, part: part)
        return try await commands.handle(command, on: .trade(trade), by: .member(seller), key: key)
    }

    /// How often the mail of a delivery was tried, and what went wrong last; nil for one that is not on its way.
    package func mailTrouble(_ mail: String) async throws -> (attempts: Int, lastError: String?)? {
        try await database.read { try MailOutbox($0).trouble(of: mail) }
    }

    /// The mail of a delivery as it is sent; nil once its address or its names are erased.
    func deliveryMail(_ mail: MailPrepared, in trade: TradeID) async throws -> MailMessage? {
        guard let address = mail.address.value, let names = mail.names.value else { return nil }
        var attachments: [MailMessage.Attachment] = []
        if mail.isAttached {
            for (artefact, name) in zip(mail.artefacts, names) {
                attachments.append(.init(name: name, bytes: try await bytes(of: artefact)))
            }
        }
        let place = "\(gateways.publicAddress)/trades/\(trade)/files"
        let manifest = String(decoding: DeliveryManifest.bytes(mail.artefacts, names: names), as: UTF8.self)
        let text = """
            诚序交易 \(trade) 的卖家交付了以下文件（SHA-256 与文件名）：
            The seller of Chengxu trade \(trade) delivers these files (SHA-256 and name):

            \(manifest)
            \(mail.isAttached ? "文件附在本邮件中，也可在这里下载：\nThey travel with this mail, and can be fetched here too:" : "请登录后在这里下载：\nSign in and fetch them here:")
            \(place)

            收到后请到交易页核对、签收。您不必回复这封邮件。
            Please check and sign for them on the trade's page. There is no need to answer this mail.
            \(mail.note.value.map { "\n\($0)\n" } ?? "")
            """
        return MailMessage(
            name: mail.mail, address: address, subject: "诚序交付 Chengxu delivery \(trade)", text: text, attachments: attachments)
    }

    private func bytes(of artefact: Artefact) async throws -> [UInt8] {
        guard let name = BlobName(artefact.sha256.rawValue) else { throw NotFound() }
        let reader = try await blobs.open(name)
        return try await reader.read(offset: 0, countMax: Int(min(reader.sizeBytes, MailMessage.attachedBytesMax)))
    }
}

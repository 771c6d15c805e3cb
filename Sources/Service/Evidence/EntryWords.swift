import Ledger
import Market

/// What an entry of a trade says, in one plain sentence of each language: for bundles, for `verify`, for lists.
package enum EntryWords {
    /// The sentence for one event.
    ///
    /// - Parameter names: what the reader may know mediators by; those who are not among them are named by a number.
    package static func sentence(for event: TradeEvent, naming names: [MemberID: String] = [:]) -> Bilingual {
        let words = plain(event, names)
        guard let part = event.part, part > 1 else { return words }
        return Bilingual(zh: "里程碑 \(part)：\(words.zh)", en: "Milestone \(part): \(words.en)")
    }

    private static func plain(_ event: TradeEvent, _ names: [MemberID: String]) -> Bilingual {
        switch event {
        case .enquiryOpened(let facts):
            Bilingual(
                zh: "买家就商品 \(facts.revision.listing) 的第 \(facts.revision.number) 版开始咨询",
                en: "The buyer opened an enquiry about revision \(facts.revision.number) of listing \(facts.revision.listing)")
        case .messagePosted(let facts):
            facts.files.isEmpty
                ? Bilingual(zh: "\(zh(facts.by))发来消息", en: "The \(facts.by.rawValue) wrote a message")
                : Bilingual(
                    zh: "\(zh(facts.by))发来消息，附 \(facts.files.count) 个文件",
                    en: "The \(facts.by.rawValue) wrote a message with \(facts.files.count) file(s)")
        case .offPlatformWarned(let facts):
            Bilingual(
                zh: "系统提醒双方：\(zh(facts.by))所写的内容可能把交易引向平台之外（\(facts.kinds.map(zh).joined(separator: "、"))）",
                en:
                    "Both were warned: what the \(facts.by.rawValue) wrote may lead the deal off the platform (\(facts.kinds.map(en).joined(separator: ", ")))"
            )
        case .termsProposed(let facts):
            Bilingual(
                zh: "\(zh(facts.by))提出第 \(facts.number) 份约定，价格 \(amount(facts.terms.price))",
                en: "Terms number \(facts.number) by the \(facts.by.rawValue) are on the table, price \(amount(facts.terms.price))")
        case .termsConfirmed(let facts):
            Bilingual(
                zh: "\(zh(facts.by))确认了第 \(facts.number) 份约定（\(how(facts.method).zh)）",
                en: "The \(facts.by.rawValue) confirmed terms number \(facts.number) (\(how(facts.method).en))")
        case .termsDeclined(let facts):
            Bilingual(
                zh: "\(zh(facts.by))谢绝了第 \(facts.number) 份约定", en: "The \(facts.by.rawValue) declined terms number \(facts.number)")
        case .proposalLapsed(let facts):
            Bilingual(zh: "第 \(facts.number) 份约定过期", en: "Terms number \(facts.number) lapsed unanswered")
        case .agreementReached(let facts):
            Bilingual(
                zh: "双方确认了同一份约定，合同成立（第 \(facts.number) 份）",
                en: "Both confirmed the same document: the agreement stands (terms number \(facts.number))")
        case .clauseTicked(let facts):
            Bilingual(
                zh: "\(zh(facts.by))在第 \(facts.number) 份约定中单独勾选：\(TickWords.name(facts.tick).zh)",
                en: "The \(facts.by.rawValue) ticked separately in terms number \(facts.number): \(TickWords.name(facts.tick).en)")
        case .agreementAmended(let facts):
            Bilingual(
                zh: "双方确认了同一份变更，第 \(facts.number) 份约定取代原约定（\(facts.scale == .newVersion ? "新版本" : "变更")）",
                en:
                    "Both confirmed the same amendment: terms number \(facts.number) take the place of the agreement (\(facts.scale == .newVersion ? "a new version" : "an amendment"))"
            )
        case .revisionPinned(let facts):
            Bilingual(
                zh: "买家改以商品 \(facts.revision.listing) 的第 \(facts.revision.number) 版为准",
                en:
                    "The buyer took revision \(facts.revision.number) of listing \(facts.revision.listing) as what the trade is about"
            )
        case .paymentStarted(let facts):
            Bilingual(
                zh: "买家开始支付 \(amount(facts.amount))", en: "The buyer set out to pay \(amount(facts.amount))")
        case .paymentReceived(let facts):
            Bilingual(
                zh:
                    "\(GatewayWords.name(facts.gateway).zh)收到 \(amount(facts.amount))，由诚序通托管\(facts.found == .inBill ? "（通知未到，由日账单发现，经查询确认）" : "")",
                en:
                    "\(GatewayWords.name(facts.gateway).en.capitalizedFirst) received \(amount(facts.amount)); it is held in escrow\(facts.found == .inBill ? " (no notification came: found in the day's bill and confirmed by query)" : "")"
            )
        case .paymentLapsed:
            Bilingual(zh: "买家没有按时付款，约定失效", en: "The buyer did not pay in time; the agreement fell")
        case .filesDelivered(let facts):
            Bilingual(
                zh: "卖家交付了 \(facts.artefacts.count) 个文件", en: "The seller delivered \(facts.artefacts.count) file(s)")
        case .artefactDownloaded(let facts):
            Bilingual(
                zh:
                    "买家下载了 \(facts.bytesSent) 字节\(facts.isComplete ? "，完整" : "，不完整\(facts.coveredBytes.map { "，累计 \($0) 字节" } ?? "")")",
                en:
                    "The buyer downloaded \(facts.bytesSent) bytes, \(facts.isComplete ? "complete" : "not complete\(facts.coveredBytes.map { "; \($0) bytes in all" } ?? "")")"
            )
        case .receiptSigned(let facts):
            Bilingual(
                zh: "买家签收：交付物全部收到（\(how(facts.method ?? .click).zh)）",
                en: "The buyer signed for the receipt: everything arrived (\(how(facts.method ?? .click).en))")
        case .secretDelivered(let facts):
            Bilingual(
                zh: "卖家交付了密钥（第 \(facts.round) 次交付），买家查看前不显示",
                en: "The seller delivered a secret (delivery number \(facts.round)); it is not shown before the buyer reveals it")
        case .secretRevealed(let facts):
            Bilingual(
                zh: "买家查看了第 \(facts.round) 次交付的密钥", en: "The buyer revealed the secret of delivery number \(facts.round)")
        case .repositoryHandedOver(let facts):
            Bilingual(
                zh: "卖家移交了代码仓库，提交为 \(facts.commit.rawValue)",
                en: "The seller handed over a repository at commit \(facts.commit.rawValue)")
        case .accessConfirmed(let facts):
            Bilingual(
                zh: "买家在仓库里看到提交 \(facts.commit.rawValue)，与移交的\(facts.isTheSame ? "一致" : "不一致")",
                en:
                    "The buyer found commit \(facts.commit.rawValue) in the repository, \(facts.isTheSame ? "the one that was handed over" : "not the one that was handed over")"
            )
        case .mailPrepared(let facts):
            Bilingual(
                zh: "卖家用邮件交付 \(facts.artefacts.count) 个文件（邮件编号 \(facts.mail)）",
                en: "The seller sends \(facts.artefacts.count) file(s) by mail (message \(facts.mail))")
        case .mailAccepted(let facts):
            Bilingual(
                zh: "邮件服务器已收下邮件 \(facts.mail)（应答 \(facts.code)），即为送达",
                en: "The mail server took message \(facts.mail) (answer \(facts.code)): it is delivered")
        case .mailRefused(let facts):
            Bilingual(
                zh: "邮件 \(facts.mail) 没有送出（应答 \(facts.code)）",
                en: "Message \(facts.mail) was not taken (answer \(facts.code))")
        case .serviceReported(let facts):
            Bilingual(
                zh: "卖家报告服务已完成，待逐项验收的标准有 \(facts.criteria) 项",
                en: "The seller reported the service done; \(facts.criteria) criteria are to be judged")
        case .criterionAccepted(let facts):
            Bilingual(
                zh: "买家认可第 \(facts.round) 次交付的第 \(facts.number) 项标准",
                en: "The buyer called criterion \(facts.number) of delivery number \(facts.round) met")
        case .criterionRefused(let facts):
            Bilingual(
                zh: "买家认为第 \(facts.round) 次交付的第 \(facts.number) 项标准没有达到",
                en: "The buyer called criterion \(facts.number) of delivery number \(facts.round) not met")
        case .changeRequested(let facts):
            Bilingual(
                zh: "买家要求修改第 \(facts.round) 次交付（第 \(facts.number) 轮），验收期暂停",
                en:
                    "The buyer asked for a change of delivery number \(facts.round) (round \(facts.number)); the time to examine stands still"
            )
        case .changeLapsed:
            Bilingual(zh: "卖家没有按时再次交付，验收期继续", en: "The seller did not deliver again in time; the time to examine goes on")
        case .acceptanceConfirmed:
            Bilingual(zh: "买家验收：与约定相符", en: "The buyer accepted the delivery as agreed")
        case .acceptancePassed:
            Bilingual(
                zh: "验收期满，买家未提出异议，视为验收", en: "The acceptance period passed in silence; the delivery counts as accepted")
        case .holdReleased(let facts):
            Bilingual(
                zh: "放款：\(amount(facts.gross))，其中平台服务费 \(amount(facts.fee))，卖家得 \(amount(facts.net))",
                en:
                    "Released: \(amount(facts.gross)), of which the platform's fee \(amount(facts.fee)), the seller gets \(amount(facts.net))"
            )
        case .refundOrdered(let facts):
            Bilingual(
                zh: "退款 \(amount(facts.amount)) 已下达（\(HoldWords.why(facts.reason).zh)）",
                en:
                    "A refund of \(amount(facts.amount)) was ordered (\(HoldWords.why(facts.reason).en))"
            )
        case .settlementMade(let facts): HoldWords.sentence(for: facts)
        case .callResolved(let facts):
            Bilingual(
                zh: "平台工作人员按支付机构的流水 \(facts.reference) 人工登记：\(facts.isRefund ? "退款" : "结算") \(facts.call) 已完成",
                en:
                    "The platform's staff entered by the provider's reference \(facts.reference) that the \(facts.isRefund ? "refund" : "settlement") \(facts.call) was made"
            )
        case .refundMade(let facts):
            Bilingual(
                zh: "退款 \(amount(facts.amount)) 已退回买家", en: "The refund of \(amount(facts.amount)) was paid back to the buyer")
        case .releaseReturned(let facts):
            Bilingual(
                zh:
                    "放款后退还：卖家余额 \(amount(facts.fromBalance))\(facts.feeReturned.map { "（含平台退回的服务费 \(amount($0))）" } ?? "")，平台垫付 \(amount(facts.advanced))，仍欠买家 \(amount(facts.owed))",
                en:
                    "Given back after the release: \(amount(facts.fromBalance)) from the seller's balance\(facts.feeReturned.map { " (\(amount($0)) of it the platform's fee, given back)" } ?? ""), \(amount(facts.advanced)) laid out by the platform, \(amount(facts.owed)) still owed to the buyer"
            )
        case .tradeRated(let facts):
            Bilingual(zh: "\(zh(facts.by))作出评价", en: "The \(facts.by.rawValue) rated the trade")
        case .ratingsRevealed:
            Bilingual(zh: "双方评价公开", en: "The ratings became visible")
        case .erased(let facts):
            Bilingual(
                zh: "应当事人请求，依法删除了 \(facts.values.count) 条记录里的个人信息；记录和证明不受影响",
                en:
                    "At a party's request personal data of \(facts.values.count) entries was erased as the law demands; the entries and proofs stand"
            )
        case .messagesReceived(let facts):
            Bilingual(
                zh: "截至第 \(facts.upTo) 条的记录已送达\(zh(facts.by))",
                en: "Everything up to entry \(facts.upTo) was handed to the \(facts.by.rawValue)'s side")
        case .messagesRead(let facts):
            Bilingual(
                zh: "截至第 \(facts.upTo) 条的记录已向\(zh(facts.by))显示",
                en: "Everything up to entry \(facts.upTo) was shown to the \(facts.by.rawValue)")
        case .messageWithdrawn(let facts):
            Bilingual(
                zh: "\(zh(facts.by))撤回了第 \(facts.message) 条消息；原文仍在卷宗里",
                en: "The \(facts.by.rawValue) withdrew the message in entry \(facts.message); it stays in the file")
        case .recordAdded(let facts): RecordWords.sentence(for: facts)
        case .deadlineReminded(let facts): DeadlineWords.sentence(for: facts)
        case .tradeCancelled(let facts): HoldWords.sentence(for: facts)
        case .refundProposed(let facts): HoldWords.sentence(for: facts)
        case .refundAgreed(let facts): HoldWords.sentence(for: facts)
        case .refundDeclined(let facts): HoldWords.sentence(for: facts)
        case .refundLapsed(let facts): HoldWords.sentence(for: facts)
        case .refundGiven(let facts): HoldWords.sentence(for: facts)
        case .acceptanceExtended(let facts): HoldWords.sentence(for: facts)
        case .deliveryTimeAsked(let facts): HoldWords.sentence(for: facts)
        case .deliveryTimeAnswered(let facts): HoldWords.sentence(for: facts)
        case .holdExpiryNear(let facts): HoldWords.sentence(for: facts)
        case .holdEnded(let facts): HoldWords.sentence(for: facts)
        case .milestonesLapsed(let facts): MilestoneWords.sentence(for: facts)
        case .ratingChanged(let facts): RatingWords.sentence(for: facts)
        case .ratingReplied(let facts): RatingWords.sentence(for: facts)
        case .ratingMasked(let facts): RatingWords.sentence(for: facts)
        case .pressureNoted(let facts): RatingWords.sentence(for: facts)
        case .exclusionDecided(let facts): RatingWords.sentence(for: facts)
        case .exclusionAppealed(let facts): RatingWords.sentence(for: facts)
        case .exclusionRuled(let facts): RatingWords.sentence(for: facts)
        case .disputeOpened(let facts): DisputeWords.sentence(for: facts)
        case .disputeAnswered(let facts): DisputeWords.sentence(for: facts)
        case .settlementOffered(let facts): DisputeWords.sentence(for: facts)
        case .settlementAccepted(let facts): DisputeWords.sentence(for: facts)
        case .settlementDeclined(let facts): DisputeWords.sentence(for: facts)
        case .settlementLapsed(let facts): DisputeWords.sentence(for: facts)
        case .disputeWithdrawn(let facts): DisputeWords.sentence(for: facts)
        case .disputeEscalated(let facts): DisputeWords.sentence(for: facts)
        case .evidenceAdded(let facts): DisputeWords.sentence(for: facts)
        case .evidenceExtended(let facts): DisputeWords.sentence(for: facts)
        case .disputeTaken(let facts): DisputeWords.sentence(for: facts, names)
        case .mediatorRecused(let facts): DisputeWords.sentence(for: facts, names)
        case .mediationProposed(let facts): DisputeWords.sentence(for: facts)
        case .mediationAnswered(let facts): DisputeWords.sentence(for: facts)
        case .disputeRuled(let facts): DisputeWords.sentence(for: facts)
        case .rulingAppealed(let facts): DisputeWords.sentence(for: facts)
        case .appealWaived(let facts): DisputeWords.sentence(for: facts)
        case .appealDecided(let facts): DisputeWords.sentence(for: facts)
        case .talksProposed(let facts): DisputeWords.sentence(for: facts)
        case .disputeSuspended(let facts): DisputeWords.sentence(for: facts)
        case .disputeResumed(let facts): DisputeWords.sentence(for: facts)
        case .disputePassed(let facts): DisputeWords.sentence(for: facts)
        case .outcomeExecuted(let facts): DisputeWords.sentence(for: facts)
        case .chargebackRecorded(let facts): ChargebackWords.sentence(for: facts)
        case .afterSalesRequested(let facts): AfterSalesWords.sentence(for: facts)
        case .requestAnswered(let facts): AfterSalesWords.sentence(for: facts)
        case .remedyProposed(let facts): AfterSalesWords.sentence(for: facts)
        case .remedyAccepted(let facts): AfterSalesWords.sentence(for: facts)
        case .remedyDeclined(let facts): AfterSalesWords.sentence(for: facts)
        case .requestWithdrawn(let facts): AfterSalesWords.sentence(for: facts)
        case .requestLapsed(let facts): AfterSalesWords.sentence(for: facts)
        case .deletionSigned(let facts): AfterSalesWords.sentence(for: facts)
        case .remedyFulfilled(let facts): AfterSalesWords.sentence(for: facts)
        case .supportPosted(let facts): AfterSalesWords.sentence(for: facts)
        case .requestClosed(let facts): AfterSalesWords.sentence(for: facts)
        case .messageMasked(let facts):
            facts.isMasked
                ? Bilingual(
                    zh: "平台依投诉 \(facts.complaint) 的处理决定遮盖了第 \(facts.message) 条消息；原文仍在卷宗里",
                    en:
                        "The platform masked the message in entry \(facts.message), as complaint \(facts.complaint) was decided; it stays in the file"
                )
                : Bilingual(
                    zh: "投诉 \(facts.complaint) 申诉改判，第 \(facts.message) 条消息恢复显示",
                    en:
                        "The message in entry \(facts.message) is shown again, as complaint \(facts.complaint) was decided on appeal"
                )
        }
    }

    /// An amount as people read it, e.g. `¥1,234.50`; other currencies by their code.
    package static func amount(_ money: Money) -> String {
        let digits = String(money.minor.magnitude)
        let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        let whole = padded.dropLast(2)
        var grouped = ""
        for (place, digit) in whole.enumerated() {
            if place > 0, (whole.count - place).isMultiple(of: 3) { grouped.append(",") }
            grouped.append(digit)
        }
        let sign = money.minor < 0 ? "-" : ""
        let symbol = money.currency == .cny ? "¥" : money.currency.code + " "
        return "\(sign)\(symbol)\(grouped).\(padded.suffix(2))"
    }

    /// How somebody confirmed, and how strong that is.
    package static func how(_ method: TermsConfirmed.Method) -> Bilingual {
        switch method {
        case .standingOffer: Bilingual(zh: "随商品公开要约确认", en: "by the standing offer of the listing")
        case .dealOffer: Bilingual(zh: "随专属交易的要约确认", en: "by drawing up the deal")
        case .click: Bilingual(zh: "登录后点击确认", en: "by a click while signed in")
        case .password:
            Bilingual(zh: "再次输入密码确认，弱于密钥签名", en: "by entering the password again, weaker than a signature by key")
        case .passkey: Bilingual(zh: "本人通行密钥签名", en: "signed with the party's own passkey")
        }
    }

    static func zh(_ side: Side) -> String { side == .buyer ? "买家" : "卖家" }
}

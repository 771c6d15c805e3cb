extension SellerSituation {
    /// The protection check of a seller as a whole: the same points as of a listing and of a trade, each with how many it concerns,
    /// and where the first of them can be mended; and what the seller's account lacks.
    package func protectionCheck(at now: Timestamp) -> ProtectionCheck {
        let found = FoundInTrades(sales, at: now)
        let unconfirmed = found.about(.agreed) { trade, point in
            point.fix == .confirmTerms && !trade.confirmedBy.contains(.seller)
        }
        let unrated = found.about(.rated) { trade, point in point.status == .waiting && trade.ratings[.seller] == nil }
        let disputed = found.about(.disputeAnswered) { trade, _ in trade.needs.includes(.seller) }

        var points: [ProtectionPoint] = onSale
        points += inOffers(.defectsTold, .artefactDeposited, .licenceStated)
        points += inOffers(.termsOffered, .criteriaListed, .examinationTime) + unconfirmed.ifAny + [keyPoint]
        points += [ProtectionPoint(.keptHere, .inPlace)] + found.about(.stayedHere).ifAny + [found.about(.answered).always]
        points += receipts + mailPoint
        points += [ProtectionPoint(.heldInEscrow, .inPlace), found.about(.promiseInTime).always, payoutPoint(at: now)]
        points += inOffers(.returnsPromised, .supportPromised, .deskPromised)
        points += [found.about(.requestAnswered).always, questionPoint]
        points += [ProtectionPoint(.creditOpen, .inPlace), gatePoint, disputed.always] + unrated.ifAny
        return ProtectionCheck(points)
    }

    private func inOffers(_ topics: ProtectionTopic...) -> [ProtectionPoint] {
        topics.flatMap { topic in
            Found(topic, .listings, offers.compactMap { offer in offer.check.point(topic).map { ($0, .listing(offer.listing)) } })
                .ifAny
        }
    }

    private var onSale: [ProtectionPoint] {
        offers.isEmpty ? [ProtectionPoint(.onSale, .waiting, fix: .publishListing)] : []
    }

    private var keyPoint: ProtectionPoint {
        hasPasskey ? ProtectionPoint(.keyRegistered, .inPlace) : ProtectionPoint(.keyRegistered, .weak, fix: .registerPasskey)
    }

    /// Of the trades that were delivered and not accepted yet: later nobody can sign any more.
    private var receipts: [ProtectionPoint] {
        let delivered = sales.filter { $0.trade.phase == .delivered && $0.trade.hasArrived }
        return Found(
            .receiptSigned, .trades,
            delivered.map { sale in
                let awaited = ProtectionPoint(
                    .receiptSigned, .waiting, fix: .askForReceipt, until: sale.trade.deadline(.acceptance))
                return (sale.trade.isReceiptAwaited ? awaited : ProtectionPoint(.receiptSigned, .inPlace), .trade(sale.id))
            }
        ).ifAny
    }

    private var mailPoint: [ProtectionPoint] {
        switch mail {
        case .confirmed: [ProtectionPoint(.reachable, .inPlace)]
        case .unconfirmed: [ProtectionPoint(.reachable, .weak, fix: .confirmMailAddress)]
        case .stopped: [ProtectionPoint(.reachable, .missing, fix: .confirmMailAddress)]
        case .notOffered: []
        }
    }

    private func payoutPoint(at now: Timestamp) -> ProtectionPoint {
        guard let first = payoutAccounts.min() else {
            return ProtectionPoint(.payoutAccount, .missing, fix: .addPayoutAccount)
        }
        return first <= now ? ProtectionPoint(.payoutAccount, .inPlace) : ProtectionPoint(.payoutAccount, .waiting, until: first)
    }

    private var questionPoint: ProtectionPoint {
        guard let first = questions.first else { return ProtectionPoint(.questionAnswered, .inPlace) }
        return ProtectionPoint(.questionAnswered, .waiting, fix: .answerQuestion, place: .listing(first))
    }

    private var gatePoint: ProtectionPoint {
        switch gate {
        case .open: ProtectionPoint(.sellerGate, .inPlace)
        case .warned: ProtectionPoint(.sellerGate, .weak)
        case .restricted: ProtectionPoint(.sellerGate, .missing)
        }
    }
}

/// The checks of all trades, each made once.
private struct FoundInTrades {
    private let checks: [(sale: SellerSituation.Sale, check: ProtectionCheck)]

    init(_ sales: [SellerSituation.Sale], at now: Timestamp) {
        checks = sales.map { (sale: $0, check: $0.trade.protectionCheck(at: now)) }
    }

    /// - Parameter isOpen: whether a point that is not in place is the seller's to mend; one that is not counts as in place.
    func about(_ topic: ProtectionTopic, where isOpen: (Trade, ProtectionPoint) -> Bool = { _, _ in true }) -> Found {
        let points = checks.compactMap { sale, check -> (ProtectionPoint, ProtectionPlace)? in
            guard let point = check.point(topic) else { return nil }
            let isSettled = point.status == .inPlace || !isOpen(sale.trade, point)
            return (isSettled ? ProtectionPoint(topic, .inPlace) : point, .trade(sale.id))
        }
        return Found(topic, .trades, points)
    }
}

/// One topic in many checks, put together: as the worst of them, with the most urgent one that the seller can mend.
private struct Found {
    private let topic: ProtectionTopic
    private let unit: ProtectionTally.Unit
    private let points: [(point: ProtectionPoint, place: ProtectionPlace)]

    init(_ topic: ProtectionTopic, _ unit: ProtectionTally.Unit, _ points: [(ProtectionPoint, ProtectionPlace)]) {
        self.topic = topic
        self.unit = unit
        self.points = points.map { (point: $0.0, place: $0.1) }
    }

    /// Nothing where nothing can be asked about it.
    var ifAny: [ProtectionPoint] { points.isEmpty ? [] : [always] }

    /// In place where nothing can be asked about it.
    var always: ProtectionPoint {
        let open = points.filter { $0.point.status != .inPlace }
        let mendable = open.filter { $0.point.fix?.turned(to: .seller) != nil }
        let first = mendable.min { ProtectionPoint.isMoreUrgent($0.point, $1.point) }
        return ProtectionPoint(
            topic, open.map(\.point.status).max() ?? .inPlace, fix: first?.point.fix?.turned(to: .seller),
            until: first?.point.until, tally: ProtectionTally(open.count, of: points.count, unit), place: first?.place)
    }
}

extension Trade {
    /// Who must act next.
    package enum Needs: String, CaseIterable, Sendable {
        case buyer, seller
        /// Either may go on, nobody must.
        case nobody
    }

    /// Who must act next for the trade to go on.
    package var needs: Needs {
        if let dispute = openDispute { return dispute.needs }
        if let talk = openRefund {
            return switch talk.by {
            case .buyer: .seller
            case .seller: .buyer
            }
        }
        if let awaited = openRequest?.awaited {
            return switch awaited {
            case .buyer: .buyer
            case .seller: .seller
            }
        }
        return switch phase {
        case .unopened, .refunded: .nobody
        case .enquiry:
            switch lastMessageBy {
            case .buyer: .seller
            case .seller: .buyer
            case nil: .buyer
            }
        case .negotiating:
            confirmedBy.contains(.buyer) ? .seller : .buyer
        case .agreed: .buyer
        case .funded: pendingMail == nil ? .seller : .nobody
        case .delivered: openChange == nil ? .buyer : .seller
        case .completed:
            switch (ratings[.buyer], ratings[.seller]) {
            case (nil, nil), (nil, _?): .buyer
            case (_?, nil): .seller
            case (_?, _?): .nobody
            }
        }
    }
}

extension Dispute {
    /// Who must act next in it.
    var needs: Trade.Needs {
        if let offer = openOffer { return Trade.Needs(offer.by.other) }
        return switch phase {
        case .answering: Trade.Needs(by.other)
        case .considering:
            Side.allCases.filter { proposal?.answers[$0] == nil }.first.map { Trade.Needs($0) } ?? .nobody
        case .negotiating, .evidence, .mediating, .ruling, .appealable, .appealed, .settled, .ruled, .withdrawn, .overtaken: .nobody
        }
    }
}

extension Trade.Needs {
    /// That side.
    fileprivate init(_ side: Side) {
        switch side {
        case .buyer: self = .buyer
        case .seller: self = .seller
        }
    }
}

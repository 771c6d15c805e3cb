enum PaymentsPlaceholder {}

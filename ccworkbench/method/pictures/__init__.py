"""What each picture shows, as plain values; `exchange.charts` draws them."""

curl -X POST "https://your-flowise-instance.com/api/v1/prediction/123e4567-e89b-12d3-a456-426614174000" \
  -H "Authorization: Bearer YOUR_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "question": "What are your business hours?",
    "chatId": "session-abc123"
  }'
